package io.emberkeep.sif.support;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Requests that need more than a word. */
public final class Rest {

    private Rest() {}

    /** A request with a body of YAML. */
    public static RequestSpecification yaml() {
        var encoder =
                EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT);
        return RestAssured.given()
                .config(RestAssured.config().encoderConfig(encoder))
                .contentType("application/yaml");
    }
}
