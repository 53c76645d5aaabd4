package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A submission")
class SubmissionRefusalTest extends Submitting {

    @Test
    void for_an_unknown_partner_is_refused_and_stores_nothing() {
        var licence = world.agreement();

        world.submit(world.submission(Map.of("newPartnerPcn", "ZZZZ9999"), licence))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("PCN_UNKNOWN"))
                .body("errors.pointer", contains("/newPartnerPcn"));

        assertThat(requests()).isEmpty();
        world.get(world.customer, "/v1/agreements/" + licence).then().body("changeInProgress", nullValue());
    }

    @Test
    void for_a_partner_that_may_not_do_business_is_refused() {
        world.partner(UUID.randomUUID(), "Blocked Partner NV", "BL0C" + world.tag, "BE", false);

        world.submit(world.submission(Map.of("newPartnerPcn", "bl0c" + world.tag), world.agreement()))
                .then()
                .statusCode(422)
                .body("code", is("PCN_NOT_ALLOWED"));
    }

    @Test
    void that_is_not_well_formed_hears_everything_at_once() {
        var licence = world.agreement();

        world.submit(world.submission(Map.of("reason", ""), licence))
                .then()
                .statusCode(400)
                .body("code", is("REASON_REQUIRED"));
        world.submit(world.submission(Map.of("termsAccepted", false), licence))
                .then()
                .statusCode(400)
                .body("code", is("TERMS_NOT_ACCEPTED"));
        world.submit(world.submission(Map.of("signatory", Map.of("firstName", "Eva", "lastName", " ")), licence))
                .then()
                .statusCode(400)
                .body("code", is("SIGNATORY_REQUIRED"))
                .body("errors.pointer", contains("/signatory/lastName"));
        world.submit(world.submission(Map.of("reason", "OTHER", "reasonDescription", ""), licence))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/reasonDescription"));
        world.submit(Map.of("licenseIds", List.of(licence), "nonsense", 1))
                .then()
                .statusCode(400)
                .body("code", is("MALFORMED"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/nonsense",
                                "/channel",
                                "/newPartnerPcn",
                                "/partnerContactEmail",
                                "/reason",
                                "/signatory",
                                "/termsAccepted"));
    }

    @Test
    void without_any_eligible_licence_is_refused_with_every_reason_of_each() {
        var program = world.agreement(Map.of("program", "MPSA", "billing", "", "endDate", ""));
        var hopeless = world.agreement(Map.of("program", "SELECT_PLUS", "status", "ENDED", "mseds", true));

        world.submit(world.submission(program, hopeless))
                .then()
                .statusCode(422)
                .body("code", is("NO_ELIGIBLE_LICENSE"))
                .body(
                        "errors.findAll { it.pointer == '/licenseIds/0' }.code",
                        contains("AGREEMENT_PROGRAM_OUT_OF_SCOPE"))
                .body(
                        "errors.findAll { it.pointer == '/licenseIds/1' }.code",
                        contains("AGREEMENT_PROGRAM_OUT_OF_SCOPE", "AGREEMENT_NOT_ACTIVE", "MSEDS_AGREEMENT"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void is_refused_while_the_customers_trade_status_is_not_approved() {
        var licence = world.agreement();
        world.replace("/v1/customers/" + world.delta, "*", World.customerBody("PENDING"));

        world.submit(world.submission(licence))
                .then()
                .statusCode(422)
                .body("code", is("NO_ELIGIBLE_LICENSE"))
                .body("errors.code", contains("TRADE_STATUS_NOT_APPROVED"));
    }

    @Test
    void is_for_administrators_only() {
        var body = world.submission(world.agreement());

        for (var caller : List.of(world.reader, world.anna, world.registry)) {
            world.post(caller, "/v1/partner-change-requests", body)
                    .then()
                    .statusCode(403)
                    .body("code", is("NOT_AUTHORIZED_ON_AGREEMENT"));
        }
        var online = TestTokens.token("CUSTOMER", world.delta, "ola@delta.example", "online-admin");
        world.post(online, "/v1/partner-change-requests", body).then().statusCode(201);
    }

    @Test
    void for_the_present_partner_is_refused() {
        world.submit(world.submission(Map.of("newPartnerPcn", world.fjordPcn), world.agreement()))
                .then()
                .statusCode(422)
                .body("code", is("NO_ELIGIBLE_LICENSE"))
                .body("errors.code", contains("SAME_PARTNER"));
    }

    @Test
    void of_a_licence_with_an_open_change_is_told_which() {
        var licence = world.agreement();
        var open = world.submitted(licence);

        world.submit(world.submission(Map.of("channel", "AZURE_PORTAL"), licence))
                .then()
                .statusCode(409)
                .body("code", is("COCP_ALREADY_OPEN"))
                .body("requestId", is(open))
                .body("channel", is("M365_ADMIN_CENTER"))
                .body("state", is("IN_PROGRESS"))
                .body("stateSince", notNullValue())
                .body("errors.code", everyItem(is("COCP_ALREADY_OPEN")))
                .body("errors[0].eligibleFrom", notNullValue());
        world.submit(world.submission(licence, world.agreement(Map.of("status", "ENDED"))))
                .then()
                .statusCode(422)
                .body("code", is("NO_ELIGIBLE_LICENSE"))
                .body("errors.code", contains("COCP_ALREADY_OPEN", "AGREEMENT_NOT_ACTIVE"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {20, 21})
    void names_twenty_licences_at_most(int count) {
        var licences = IntStream.range(0, count)
                .mapToObj(index -> index == 0 ? world.agreement() : "X-" + index)
                .toArray(String[]::new);

        var answer = world.submit(world.submission(licences));

        if (count == 20) {
            answer.then().statusCode(201).body("items", hasSize(1)).body("refusedItems", hasSize(19));
        } else {
            answer.then().statusCode(422).body("code", is("TOO_MANY_LICENSES"));
        }
    }

    @Test
    @Timeout(15)
    void is_refused_at_once_however_many_licences_it_names() {
        var licences = IntStream.range(0, 200_000)
                .mapToObj(index -> Integer.toString(100_000 + index, Character.MAX_RADIX))
                .toArray(String[]::new);

        world.submit(world.submission(licences)).then().statusCode(422).body("code", is("TOO_MANY_LICENSES"));
    }

    @Test
    void cannot_be_backdated() {
        world.submit(world.submission(
                        Map.of(
                                "requestedEffectiveDate",
                                day(clock.now()).minusDays(1).toString()),
                        world.agreement()))
                .then()
                .statusCode(422)
                .body("code", is("BACKDATED_NOT_ALLOWED"));
    }
}
