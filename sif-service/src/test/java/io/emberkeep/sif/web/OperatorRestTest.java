package io.emberkeep.sif.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.emberkeep.contract.wire.Json;
import io.emberkeep.sif.support.Rest;
import io.emberkeep.sif.support.Samples;
import io.emberkeep.sif.support.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees and wants, through the real broker and database. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OperatorRestTest {

    private static final String POOL = "/api/v1/pools/sample";

    @BeforeEach
    void ready() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        Rest.yaml()
                .body(Samples.text())
                .put("/api/v1/inventory")
                .then()
                .statusCode(200)
                .body("pool", equalTo("sample"), "revision", greaterThan(0));
        json("{\"mode\":\"ARMED\"}").put(POOL + "/mode").then().statusCode(200);
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static void isProblem(ValidatableResponse response, int status, String kind) {
        response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status), "type", endsWith("/" + kind))
                .body("detail", not(empty()));
    }

    @Test
    void applyingTwiceChangesNothing() {
        Rest.yaml()
                .body(Samples.text())
                .put("/api/v1/inventory")
                .then()
                .statusCode(200)
                .body("changed", equalTo(false));
    }

    @Test
    void theInventoryComesAsJsonToo() throws Exception {
        json(Json.mapper().writeValueAsString(Samples.inventory()))
                .put("/api/v1/inventory")
                .then()
                .statusCode(200)
                .body("changed", equalTo(false));
        given().get(POOL + "/inventory").then().statusCode(200).body("pool", equalTo("sample"));
    }

    @Test
    void theStatusNamesHostsAndServers() {
        given().get(POOL + "/status")
                .then()
                .statusCode(200)
                .body("mode", equalTo("ARMED"), "hosts.size()", equalTo(4))
                .body("servers.find { it.name == 'W1' }.record", equalTo("operation"))
                .body("servers.find { it.name == 'W1' }.state", equalTo("serving"))
                .body("servers.find { it.name == 'W1' }.vips", hasItem("127.21.14.102"))
                .body("servers.find { it.name == 'W1' }.services[0].port", equalTo(8080))
                .body("servers.find { it.name == 'Wb' }.state", equalTo("standby"));
    }

    @Test
    void everyReadHasItsRevisionAsTag() {
        var tag = given().get(POOL + "/status").then().extract().header("ETag");

        assertThat(tag).matches("\"\\d+\"");
        for (var what :
                new String[] {
                    "/status",
                    "/servers",
                    "/servers/W1",
                    "/hosts",
                    "/groups",
                    "/configuration",
                    "/inventory",
                    "/records/operation",
                    "/records/real-server"
                }) {
            given().header("If-None-Match", tag).get(POOL + what).then().statusCode(304);
            given().header("If-None-Match", "\"0\"").get(POOL + what).then().statusCode(200);
        }
    }

    @Test
    void theModeIsSetAndRemembered() {
        json("{\"mode\":\"DISARMED\"}")
                .header("X-Emberkeep-Operator", "anna")
                .put(POOL + "/mode")
                .then()
                .statusCode(200)
                .body("changed", equalTo(true));
        given().get("/api/v1/pools").then().body("mode", hasItem("DISARMED"));
        given().get(POOL + "/history?record=mode&size=1")
                .then()
                .statusCode(200)
                .header("X-Total-Count", Integer::parseInt, greaterThan(0))
                .body("[0].by", equalTo("anna"), "[0].change.after", equalTo("DISARMED"));
    }

    @Test
    void maintenanceIsShown() {
        json("{\"on\":true}").put(POOL + "/servers/W1/maintenance").then().statusCode(200);
        given().get(POOL + "/servers/W1")
                .then()
                .body("state", equalTo("maintenance"), "maintenance", equalTo(true));
        json("{\"on\":false}").put(POOL + "/servers/W1/maintenance").then().statusCode(200);
        json("{\"on\":false}")
                .put(POOL + "/hosts/RS1/maintenance")
                .then()
                .statusCode(200)
                .body("changed", equalTo(false));
    }

    @Test
    void whatIsRefusedSaysWhy() {
        var response = given().post(POOL + "/servers/W1/return").then();

        isProblem(response, 409, "refused");
        response.body("detail", equalTo("W1 is neither given up nor held"));
    }

    @Test
    void aDifferenceIsShownAndNothingIsChanged() {
        var other = Samples.text().replace("127.21.14.105", "127.21.14.115");
        Rest.yaml()
                .body(other)
                .post("/api/v1/inventory/diff")
                .then()
                .statusCode(200)
                .body("pool", equalTo("sample"))
                .body("changes.record", hasItems("server definition", "operation"));
        given().get(POOL + "/servers/W2").then().body("vips", hasItem("127.21.14.105"));
    }

    @Test
    void everyFaultOfAnInventoryIsNamed() {
        var bad =
                Samples.text()
                        .replace("host: RS3", "host: RS9")
                        .replace("02:00:00:00:02:01", "no-mac");
        var response = Rest.yaml().body(bad).put("/api/v1/inventory").then();

        isProblem(response, 400, "bad-input");
        response.body("violations.size()", greaterThan(1))
                .body("violations.reason", hasItem(containsString("RS9")))
                .body("violations[0].line", greaterThan(0));
        Rest.yaml()
                .body(bad)
                .post("/api/v1/inventory/check")
                .then()
                .statusCode(200)
                .body("faults.size()", greaterThan(1), "pool", equalTo(null));
        Rest.yaml()
                .body(Samples.text())
                .post("/api/v1/inventory/check")
                .then()
                .statusCode(200)
                .body("faults", empty(), "pool", equalTo("sample"));
    }

    @Test
    void wrongInputIsAProblem() {
        isProblem(json("{\"mode\":\"ASLEEP\"}").put(POOL + "/mode").then(), 400, "bad-input");
        isProblem(json("{\"mood\":\"ARMED\"}").put(POOL + "/mode").then(), 400, "bad-input");
        isProblem(json("{}").put(POOL + "/mode").then(), 400, "bad-input");
        isProblem(json("{ no json").put(POOL + "/mode").then(), 400, "bad-input");
        isProblem(json("").put(POOL + "/mode").then(), 400, "bad-input");
        isProblem(json("{}").put(POOL + "/servers/W1/maintenance").then(), 400, "bad-input");
        isProblem(json("{\"pool\":\"x\"}").put("/api/v1/inventory").then(), 400, "bad-input");
        isProblem(Rest.yaml().body(" ").put("/api/v1/inventory").then(), 400, "bad-input");
        isProblem(given().get(POOL + "/incidents?size=0").then(), 400, "bad-input");
        isProblem(given().get(POOL + "/incidents?page=x").then(), 400, "bad-input");
        isProblem(given().get(POOL + "/incidents?state=odd").then(), 400, "bad-input");
        isProblem(
                json("{\"mode\":\"ARMED\"}")
                        .header("X-Emberkeep-Operator", "<script>")
                        .put(POOL + "/mode")
                        .then(),
                400,
                "bad-input");
    }

    @Test
    void whatIsNotThereIsAProblem() {
        isProblem(given().get("/api/v1/pools/none/status").then(), 404, "not-found");
        isProblem(given().get(POOL + "/servers/X").then(), 404, "not-found");
        isProblem(given().get(POOL + "/incidents/x").then(), 404, "not-found");
        isProblem(given().get(POOL + "/records/odd").then(), 404, "not-found");
        isProblem(given().get("/api/v1/nothing/here").then(), 404, "not-found");
        isProblem(given().get("/nothing").then(), 404, "not-found");
        isProblem(given().delete(POOL + "/status").then(), 405, "method-not-allowed");
        isProblem(
                given().contentType("text/html").body("x").put(POOL + "/mode").then(),
                415,
                "unsupported-media-type");
        isProblem(given().accept("image/png").get(POOL + "/status").then(), 406, "not-acceptable");
        isProblem(
                json("{\"on\":true}").put(POOL + "/hosts/X/maintenance").then(), 404, "not-found");
    }

    @Test
    void aBodyThatIsTooLargeIsAProblem() {
        isProblem(
                Rest.yaml().body("#".repeat(3_000_000)).put("/api/v1/inventory").then(),
                413,
                "too-large");
    }

    @Test
    void incidentsComeInPages() {
        given().get(POOL + "/incidents?state=recovering&target=W1&page=0&size=5")
                .then()
                .statusCode(200)
                .header("X-Total-Count", equalTo("0"));
    }

    @Test
    void theInterfaceIsDescribed() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/v1/inventory"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("emberkeep_signals"));
    }
}
