package dev.sluice.notification;

import static io.restassured.RestAssured.given;

import dev.sluice.stack.testing.TestTokens;
import java.util.Map;
import java.util.UUID;

/** Moves the business clock, as an operator of a sandbox does. */
public final class Sandbox {

    private Sandbox() {}

    public static void advance(String by) {
        given().header("Authorization", "Bearer " + TestTokens.token("OPERATOR", UUID.randomUUID(), "", "platform"))
                .contentType("application/json")
                .body(Map.of("by", by))
                .post("/sandbox/clock/advance")
                .then()
                .statusCode(200);
    }
}
