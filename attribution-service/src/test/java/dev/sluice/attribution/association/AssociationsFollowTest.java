package dev.sluice.attribution.association;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Cocp;
import dev.sluice.attribution.Golden;
import dev.sluice.attribution.Parties;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The association of an agreement with its partner")
class AssociationsFollowTest {

    final Cocp cocp = new Cocp();
    final Parties parties = new Parties();

    @AfterEach
    void hang_up() {
        cocp.close();
    }

    @Test
    void begins_with_the_agreement() {
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.wasHeard();

        list("CUSTOMER", parties.customer, "?agreementId=" + parties.agreement)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", is("TRANSACTING_PARTNER"))
                .body("items[0].partnerTenantId", is(parties.oldPartner.toString()))
                .body("items[0].customerTenantId", is(parties.customer.toString()))
                .body("items[0].agreementId", is(parties.agreement))
                .body("items[0].from", is("2024-04-01T00:00:00Z"))
                .body("items[0].until", nullValue())
                .body("items[0].recognition", is(true))
                .body("items[0].incentiveEligible", is(false))
                .body("items[0].source", is("PARTNER_OF_RECORD"));
    }

    @Test
    void passes_to_the_new_partner_at_the_instant_the_change_takes_effect() {
        completed();

        list("CUSTOMER", parties.customer, "?agreementId=" + parties.agreement)
                .body("items.partnerTenantId", contains(parties.oldPartner.toString(), parties.newPartner.toString()))
                .body("items.from", contains("2024-04-01T00:00:00Z", "2026-04-22T00:00:00Z"))
                .body("items.until", contains("2026-04-22T00:00:00Z", null));
        holderAsOf("2026-04-21T23:59:59.999999Z", parties.oldPartner);
        holderAsOf("2026-04-22T00:00:00Z", parties.newPartner);
        holderAsOf("2026-04-22", parties.newPartner);
        list("CUSTOMER", parties.customer, "?agreementId=%s&asOf=2024-03-31".formatted(parties.agreement))
                .body("items", empty());
    }

    @Test
    void is_told_to_both_partners_each_its_own_and_to_the_customer() {
        completed();

        try (var announced = new Announced(parties.customer)) {
            announced.until(told -> assertThat(ofAgreement(told))
                    .extracting(
                            event -> event.path("type").asText(),
                            event -> event.path("sequence").asLong(),
                            event -> event.path("data").path("partnerTenantId").asText(),
                            event -> event.path("data").path("effectiveAt").asText(),
                            event -> event.path("data").path("version").asLong())
                    .containsExactlyInAnyOrder(
                            tuple("association.added.v1", 1L, old(), "2024-04-01T00:00:00Z", 0L),
                            tuple("association.changed.v1", 1L, old(), "", 1L),
                            tuple("association.ended.v1", 2L, old(), "2026-04-22T00:00:00Z", 0L),
                            tuple("association.changed.v1", 2L, old(), "", 2L),
                            tuple(
                                    "association.added.v1",
                                    1L,
                                    parties.newPartner.toString(),
                                    "2026-04-22T00:00:00Z",
                                    0L),
                            tuple("association.changed.v1", 1L, parties.newPartner.toString(), "", 1L)));
            announced.until(told -> assertThat(told).allSatisfy(event -> {
                assertThat(event.path("audience").asText().split(","))
                        .containsExactlyInAnyOrder(
                                parties.customer.toString(),
                                event.path("data").path("partnerTenantId").asText());
                assertThat(event.path("subject").asText())
                        .isEqualTo(event.path("data").path("associationId").asText())
                        .isEqualTo(event.path("partitionkey").asText());
                ContractSchemas.accept(event);
            }));
            announced.until(told -> assertThat(ofAgreement(told))
                    .filteredOn(event -> event.path("type").asText().equals("association.ended.v1"))
                    .allSatisfy(event -> assertThat(event.path("correlationid").asText())
                            .isEqualTo(Golden.event(Cocp.CHANGES, "partner-change.completed.v1", Map.of())
                                    .path("correlationid")
                                    .asText())));
        }
    }

    @Test
    void is_shown_to_its_parties_only() {
        completed();
        var agreement = "?agreementId=" + parties.agreement;

        list("PARTNER", parties.oldPartner, agreement).body("items.partnerTenantId", contains(old()));
        list("PARTNER", parties.newPartner, agreement)
                .body("items.partnerTenantId", contains(parties.newPartner.toString()));
        list("PARTNER", UUID.randomUUID(), agreement).statusCode(200).body("items", empty());
        list("CUSTOMER", UUID.randomUUID(), agreement).body("items", empty());
        list("CUSTOMER", parties.newPartner, agreement).body("items", empty());
        list("ADVISER", parties.customer, agreement).body("items", empty());
        list("OPERATOR", UUID.randomUUID(), agreement).body("items", hasSize(2));
        given().get("/v1/associations").then().statusCode(401);
    }

    @Test
    void is_found_by_every_filter() {
        completed();
        var customer = "?customerTenantId=" + parties.customer;

        list("OPERATOR", UUID.randomUUID(), customer).body("items", hasSize(3));
        list("OPERATOR", UUID.randomUUID(), customer + "&partnerTenantId=" + parties.oldPartner)
                .body("items", hasSize(1));
        list("PARTNER", parties.newPartner, "?partnerTenantId=" + parties.oldPartner)
                .body("items", empty());
        list("CUSTOMER", parties.customer, "?subscriptionId=none").body("items", empty());
        list("CUSTOMER", parties.customer, "?customerTenantId=x&partnerTenantId=y&asOf=yesterday")
                .statusCode(400)
                .body("errors.pointer", contains("customerTenantId", "partnerTenantId", "asOf"));
    }

    @Test
    void stands_on_exactly_one_page() {
        completed();

        var first = list("CUSTOMER", parties.customer, "?pageSize=2")
                .body("items", hasSize(2))
                .extract()
                .jsonPath();
        var second = list("CUSTOMER", parties.customer, "?pageSize=2&pageToken=" + first.getString("nextPageToken"))
                .body("items", hasSize(1))
                .body("nextPageToken", nullValue())
                .extract()
                .jsonPath();

        assertThat(first.<String>getList("items.id")).doesNotContainAnyElementsOf(second.getList("items.id"));
    }

    @Test
    void ends_with_the_agreement_and_goes_on_when_that_was_an_error() {
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.tells(Cocp.AGREEMENTS, parties.agreementThat(2, "EXPIRED", "2025-12-31"));
        cocp.wasHeard();
        list("CUSTOMER", parties.customer, "").body("items.until", contains("2026-01-01T00:00:00Z"));

        cocp.tells(Cocp.AGREEMENTS, parties.agreement(3));
        cocp.wasHeard();
        list("CUSTOMER", parties.customer, "").body("items", hasSize(1)).body("items[0].until", nullValue());

        try (var announced = new Announced(parties.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("topic").asText().equals(Announced.EVENTS))
                    .extracting(event -> event.path("type").asText())
                    .containsExactly("association.added.v1", "association.ended.v1", "association.added.v1"));
        }
    }

    @Test
    void stays_as_it_is_however_often_the_ended_agreement_is_told_again() {
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.tells(Cocp.AGREEMENTS, parties.agreementThat(2, "ENDED", "2027-03-31"));
        cocp.wasHeard();
        list("CUSTOMER", parties.customer, "").body("items.until", contains("2026-04-22T00:00:00Z"));

        var again = parties.agreementThat(3, "ENDED", "2027-03-31").put("time", "2026-06-01T00:00:00Z");
        cocp.tells(Cocp.AGREEMENTS, again);
        cocp.wasHeard();

        list("CUSTOMER", parties.customer, "").body("items.until", contains("2026-04-22T00:00:00Z"));
    }

    @Test
    void ends_when_the_registry_names_nobody_any_more_and_begins_when_it_corrects_the_start() {
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        var later = parties.agreement(2);
        later.withObject("/data/partnerOfRecord").put("since", "2025-04-01T00:00:00Z");
        cocp.tells(Cocp.AGREEMENTS, later);
        cocp.wasHeard();
        list("CUSTOMER", parties.customer, "").body("items.from", contains("2025-04-01T00:00:00Z"));

        for (var sequence : List.of(3, 4)) {
            var nobody = parties.agreement(sequence).put("time", "2026-05-0%dT00:00:00Z".formatted(sequence));
            nobody.withObject("/data").remove("partnerOfRecord");
            cocp.tells(Cocp.AGREEMENTS, nobody);
        }
        cocp.wasHeard();

        list("CUSTOMER", parties.customer, "")
                .body("items.from", contains("2025-04-01T00:00:00Z"))
                .body("items.until", contains("2026-05-03T00:00:00Z"));
    }

    @Test
    void is_taken_back_when_another_partner_turns_out_to_have_been_the_one_from_the_beginning() {
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.wasHeard();
        var corrected = parties.agreement(2);
        corrected.withObject("/data/partnerOfRecord").put("partnerTenantId", parties.newPartner.toString());
        cocp.tells(Cocp.AGREEMENTS, corrected);
        cocp.wasHeard();

        list("CUSTOMER", parties.customer, "")
                .body("items.partnerTenantId", contains(parties.newPartner.toString()))
                .body("items.from", contains("2024-04-01T00:00:00Z"));
        list("PARTNER", parties.oldPartner, "").body("items", empty());
        try (var announced = new Announced(parties.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("type").asText().equals("association.ended.v1"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.path("data").path("from"))
                                .isEqualTo(event.path("data").path("until"));
                        assertThat(event.path("data").path("partnerTenantId").asText())
                                .isEqualTo(old());
                    }));
        }
    }

    private void completed() {
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.wasHeard();
        cocp.tells(Cocp.CHANGES, parties.change("completed", 12));
        cocp.tells(Cocp.AGREEMENTS, parties.agreementOfNewPartner(2));
        cocp.wasHeard();
    }

    private void holderAsOf(String asOf, UUID partner) {
        list("CUSTOMER", parties.customer, "?agreementId=%s&asOf=%s".formatted(parties.agreement, asOf))
                .body("items.partnerTenantId", contains(partner.toString()));
    }

    private <T extends JsonNode> List<T> ofAgreement(List<T> told) {
        return told.stream()
                .filter(event -> event.path("data").path("agreementId").asText().equals(parties.agreement))
                .toList();
    }

    private String old() {
        return parties.oldPartner.toString();
    }

    private static ValidatableResponse list(String tenantType, UUID tenant, String query) {
        return given().auth()
                .oauth2(TestTokens.token(tenantType, tenant, "", "any"))
                .get("/v1/associations" + query)
                .then();
    }
}
