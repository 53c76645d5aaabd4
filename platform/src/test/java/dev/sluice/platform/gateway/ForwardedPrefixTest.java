package dev.sluice.platform.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("A link in an answer")
class ForwardedPrefixTest {

    @Test
    void begins_with_the_prefix_that_the_gateway_stripped() {
        read("/cocp")
                .header("Location", is("/cocp/v1/signposts/1"))
                .body("links.self", is("/cocp/v1/signposts/1"))
                .body("links.help", is("https://help.example/v1/"))
                .body("link", is("/cocp/v1/partners"))
                .body("more.self", is("/v1/more"))
                .body("text", is("/v1/text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/a\"b", "cocp", "/"})
    void ignores_a_prefix_that_is_no_path(String prefix) {
        read(prefix).body("links.self", is("/v1/signposts/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-For", "Forwarded"})
    void is_not_led_astray_by_what_else_a_caller_says_of_gateways(String header) {
        given().header("Authorization", "Bearer " + TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "reader"))
                .header(header, "a\"b\\ <evil>.example:99999")
                .get("/v1/signposts")
                .then()
                .statusCode(200)
                .header("Location", is("/v1/signposts/1"));
    }

    private static ValidatableResponse read(String prefix) {
        return given().header(
                        "Authorization", "Bearer " + TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "reader"))
                .header("X-Forwarded-Prefix", prefix)
                .get("/v1/signposts")
                .then()
                .statusCode(200);
    }
}
