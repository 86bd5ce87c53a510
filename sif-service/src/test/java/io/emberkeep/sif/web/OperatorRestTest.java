package io.emberkeep.sif.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.emberkeep.sif.support.Rest;
import io.emberkeep.sif.support.Samples;
import io.emberkeep.sif.support.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees and wants, through the real broker and database. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OperatorRestTest {

    @BeforeEach
    void ready() {
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        Rest.yaml()
                .body(Samples.text())
                .put("/api/v1/inventory")
                .then()
                .statusCode(200)
                .body("pool", equalTo("sample"), "revision", greaterThan(0));
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
    void theStatusNamesHostsAndServers() {
        given().get("/api/v1/pools/sample/status")
                .then()
                .statusCode(200)
                .body("hosts.size()", equalTo(4))
                .body("servers.find { it.name == 'W1' }.record", equalTo("operation"))
                .body("servers.find { it.name == 'W1' }.state", equalTo("serving"))
                .body("servers.find { it.name == 'Wb' }.state", equalTo("standby"));
    }
}
