package io.emberkeep.hypervisor.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service stands, knows nothing yet, and says so. */
@QuarkusTest
@TestProfile(WithoutBrokerTest.Nowhere.class)
class WithoutBrokerTest {

    /** Nobody listens on port 1. */
    public static class Nowhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "emberkeep.kafka",
                    "127.0.0.1:1",
                    "emberkeep.testbed.url",
                    "http://127.0.0.1:1");
        }
    }

    @Test
    void itIsAliveAndNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
    }

    @Test
    void itKnowsNoHosts() {
        given().get("/api/v1/hosts").then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void itIsMeasured() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("emberkeep_commands_at_work"));
    }
}
