package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.claim.Claimant;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The day of new rules")
class RuleSetDayTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void tells_what_lasts_again_with_the_answers_of_the_api() {
        var subscription = portfolio.subscribed();
        var association = portfolio
                .names(portfolio.association("ADMIN_LINK", subscription))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var day = LocalDate.ofInstant(claimant.now(), ZoneOffset.UTC).plusDays(1);
        comesIntoForce(day);
        recognition(association, false);

        claimant.advanceTo(day.atStartOfDay(ZoneOffset.UTC).toInstant());

        recognition(association, true);
        portfolio
                .associations("&subscriptionId=" + subscription + "&partnerTenantId=" + portfolio.rival)
                .body("items.recognition", contains(true));
        claimant.advance(Duration.ofDays(1)); // others ask for rules from today on
    }

    /** By the latest record of its state. */
    private void recognition(String association, boolean expected) {
        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told.stream()
                            .filter(event -> event.path("topic").asText().equals(Announced.STATE))
                            .filter(event -> event.path("subject").asText().equals(association))
                            .reduce((_, last) -> last))
                    .hasValueSatisfying(event -> assertThat(
                                    event.path("data").path("recognition").asBoolean())
                            .isEqualTo(expected)));
        }
    }

    /** The rules of dual recognition, and links of administrators besides. */
    private static void comesIntoForce(LocalDate day) {
        var id = operator("anna")
                .body(Map.of(
                        "effectiveFrom",
                        day.toString(),
                        "recognition",
                        List.of(
                                "DPOR",
                                "TRANSACTING_PARTNER",
                                "EXECUTING_PARTNER",
                                "DELEGATED_ADMIN",
                                "FASTTRACK",
                                "CPOR",
                                "ADMIN_LINK"),
                        "incentiveEligible",
                        List.of("DPOR"),
                        "reason",
                        "links count"))
                .post("/v1/rule-sets")
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("id");
        operator("bert").post("/v1/rule-sets/" + id + "/publish").then().statusCode(200);
    }

    private static RequestSpecification operator(String who) {
        return RestAssured.given()
                .auth()
                .oauth2(TestTokens.token("OPERATOR", new UUID(0, 9), who + "@desk.example", "operations"))
                .contentType(ContentType.JSON);
    }
}
