package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A rule set")
class RuleSetTest {

    @Inject
    RuleSets ruleSets;

    @Inject
    BusinessClock clock;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            2016-05-31, DPOR
            2016-06-01, DPOR EXECUTING_PARTNER DELEGATED_ADMIN TRANSACTING_PARTNER
            2016-06-30, DPOR EXECUTING_PARTNER DELEGATED_ADMIN TRANSACTING_PARTNER
            2016-07-01, DPOR EXECUTING_PARTNER DELEGATED_ADMIN TRANSACTING_PARTNER FASTTRACK
            2025-04-06, DPOR EXECUTING_PARTNER DELEGATED_ADMIN TRANSACTING_PARTNER FASTTRACK
            2025-04-07, DPOR EXECUTING_PARTNER DELEGATED_ADMIN TRANSACTING_PARTNER FASTTRACK CPOR
            """)
    void recognises_what_its_day_says_and_the_incentive_stays_with_the_digital_partner(String day, String types) {
        for (var instant : List.of(day + "T00:00:00Z", day + "T23:59:59.999999Z")) {
            var rules = ruleSets.inForceAt(Instant.parse(instant));

            assertThat(rules.recognition()).containsExactlyInAnyOrder(types.split(" "));
            assertThat(rules.incentiveEligible()).containsExactly("DPOR");
        }
    }

    @Test
    void comes_into_force_when_a_second_person_publishes_it() {
        var day = today().plusYears(80);
        var id = propose(day, List.of("DPOR", "CPOR"), List.of("DPOR"), "anna")
                .statusCode(201)
                .body("state", is("PROPOSED"))
                .extract()
                .<Integer>path("id");
        publish(id, "anna").statusCode(403).body("code", is("SECOND_PERSON_REQUIRED"));
        assertThat(inForceOn(day).id()).isNotEqualTo(id);
        operator("bert")
                .header("If-Match", "\"7\"")
                .post("/v1/rule-sets/" + id + "/publish")
                .then()
                .statusCode(412);
        operator("bert")
                .body(Map.of("day", "today"))
                .post("/v1/rule-sets/" + id + "/publish")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/day"));
        publish(id, "bert").statusCode(200).body("state", is("PUBLISHED"));
        publish(id, "carl")
                .statusCode(409)
                .body("code", is("ALREADY_DECIDED"))
                .body("state", is("PUBLISHED"))
                .body("stateSince", notNullValue());
        assertThat(inForceOn(day).id()).isEqualTo(id);
        assertThat(inForceOn(day.minusDays(1)).id()).isNotEqualTo(id);
        operator("dora").get("/v1/rule-sets").then().body("items.id", hasItem(id));
        propose(day, List.of("DPOR"), List.of("DPOR"), "anna").statusCode(422).body("code", is("RULES_DAY_TAKEN"));
    }

    @Test
    void says_since_when_it_stands_and_who_may_go_on() {
        var id = propose(today().plusYears(81), List.of("DPOR"), List.of("DPOR", "DPOR"), "anna")
                .statusCode(201)
                .body("incentiveEligible", contains("DPOR"))
                .body("stateSince", notNullValue())
                .body("allowedActions", empty())
                .extract()
                .<Integer>path("id");

        operator("bert").get("/v1/rule-sets/" + id).then().body("allowedActions", contains("publish"));
        publish(id, "bert").statusCode(200).body("allowedActions", empty());
        operator("bert").get("/v1/rule-sets/1").then().body("stateSince", is("1970-01-01T00:00:00Z"));
    }

    @Test
    void stands_in_a_list_page_by_page_in_the_order_of_days() {
        var all = operator("anna")
                .get("/v1/rule-sets?pageSize=1000")
                .then()
                .extract()
                .<List<Integer>>path("items.id");
        var first = operator("anna").get("/v1/rule-sets?pageSize=3").then().extract();
        var second = operator("anna")
                .get("/v1/rule-sets?pageSize=1000&pageToken=" + first.path("nextPageToken"))
                .then()
                .extract();

        assertThat(all).startsWith(1, 2, 3, 4);
        assertThat(first.<List<Integer>>path("items.id")).isEqualTo(all.subList(0, 3));
        assertThat(second.<List<Integer>>path("items.id")).isEqualTo(all.subList(3, all.size()));
    }

    @Test
    void is_refused_with_every_reason() {
        propose(today(), List.of("DPOR"), List.of("DPOR", "CPOR"), "anna")
                .statusCode(422)
                .body("errors.code", containsInAnyOrder("RULES_NOT_AHEAD", "INCENTIVE_NOT_EXCLUSIVE"));
        propose(today().plusDays(1), List.of("DPOR"), List.of("FASTTRACK"), "anna")
                .statusCode(422)
                .body("code", is("INCENTIVE_NOT_EXCLUSIVE"));
        operator("anna")
                .body(Map.of())
                .post("/v1/rule-sets")
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/effectiveFrom", "/recognition", "/incentiveEligible", "/reason"));
    }

    private LocalDate today() {
        return clock.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private RuleSet inForceOn(LocalDate day) {
        return ruleSets.inForceAt(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static ValidatableResponse propose(
            LocalDate day, List<String> recognition, List<String> incentive, String who) {
        return operator(who)
                .body(Map.of(
                        "effectiveFrom",
                        day.toString(),
                        "recognition",
                        recognition,
                        "incentiveEligible",
                        incentive,
                        "reason",
                        "a new year"))
                .post("/v1/rule-sets")
                .then();
    }

    private static ValidatableResponse publish(int id, String who) {
        return operator(who).post("/v1/rule-sets/" + id + "/publish").then();
    }

    private static RequestSpecification operator(String who) {
        return RestAssured.given()
                .auth()
                .oauth2(TestTokens.token("OPERATOR", new UUID(0, 9), who + "@desk.example", "operations"))
                .contentType(ContentType.JSON);
    }
}
