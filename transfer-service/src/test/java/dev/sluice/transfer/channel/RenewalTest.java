package dev.sluice.transfer.channel;

import static dev.sluice.transfer.Estate.AGREEMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What of an EA can be renewed to CSP")
class RenewalTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate today;

    @BeforeEach
    void look_at_the_clock() {
        today = trade.today();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void is_listed_from_90_days_after_the_end_to_6_months_before_it() {
        var soon = trade.agreement(delta, today.plusDays(21), Map.of());
        var first = trade.agreement(delta, today.minusDays(90), Map.of("program", "EAS"));
        trade.agreement(delta, today.minusDays(91), Map.of());
        var last = trade.agreement(delta, today.plusMonths(6), Map.of());
        trade.agreement(delta, today.plusMonths(6).plusDays(1), Map.of());
        trade.agreement(delta, today.plusDays(21), Map.of("renewed", true));
        trade.agreement(delta, today.plusDays(21), Map.of("program", "MPSA"));
        var runsOn = trade.agreement(delta, today.minusDays(100), extended(today.plusDays(51)));
        trade.agreement(delta, today.minusDays(400), extended(today.minusDays(91)));
        trade.agreement(delta, today.plusMonths(7), extended(today.plusMonths(19)));
        var ownEnd = trade.agreement(delta, today.plusYears(2), Map.of());
        trade.heard();
        estate.subscribed(ownEnd, Map.of("endDate", today.plusDays(30).toString()));
        trade.related(noordzee, delta);

        var listed = list("");

        listed.then()
                .statusCode(200)
                .body("items.agreementId", containsInAnyOrder(soon, first, last, runsOn, ownEnd))
                .body("visibleFrom", nullValue());
        listed.then()
                .body("items.find { it.agreementId == '%s' }.inExtendedPeriod".formatted(runsOn), is(true))
                .body("items.find { it.agreementId == '%s' }.inExtendedPeriod".formatted(soon), is(false))
                .body(
                        "items.find { it.agreementId == '%s' }.customerTenantId".formatted(soon),
                        is(delta.id().toString()));
        list("?endsAfter=%s&endsBefore=%s".formatted(today, today.plusDays(21)))
                .then()
                .body("items.agreementId", contains(soon));
        list("?endsAfter=" + today.plusDays(22)).then().body("items.agreementId", containsInAnyOrder(last, ownEnd));
        list("?endsBefore=" + today.minusDays(91)).then().body("items.agreementId", contains(runsOn));
        list("?endsBefore=yesterday").then().statusCode(400);
        var page = list("?pageSize=2");
        page.then().body("items", hasSize(2)).body("nextPageToken", notNullValue());
        list("?pageSize=3&pageToken=" + page.path("nextPageToken"))
                .then()
                .body("items", hasSize(3))
                .body("nextPageToken", nullValue());
    }

    @Test
    void is_listed_over_all_customers_of_the_caller_and_of_nobody_else() {
        var nordlys = trade.customer("EUROPE");
        var strange = trade.customer("EUROPE");
        var ofDelta = trade.agreement(delta, today.plusDays(1), Map.of());
        var ofNordlys = trade.agreement(nordlys, today.plusDays(1), Map.of());
        var foreign = trade.agreement(strange, today.plusDays(1), Map.of());
        trade.heard();
        list("").then().body("items", empty());
        var relationship = trade.related(noordzee, delta);
        trade.related(noordzee, nordlys);

        list("").then().body("items.agreementId", containsInAnyOrder(ofDelta, ofNordlys));
        list("?customerTenantId=" + nordlys.id()).then().body("items.agreementId", contains(ofNordlys));
        list("?customerTenantId=" + strange.id()).then().body("items", empty());
        list("?customerTenantId=x").then().statusCode(400);
        subscriptions(foreign).then().statusCode(404);
        subscriptions("unknown").then().statusCode(404);
        trade.get(delta.admin(), AGREEMENTS).then().statusCode(403);

        trade.act(delta.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(200);
        list("").then().body("items.agreementId", contains(ofNordlys));
        subscriptions(ofDelta).then().statusCode(404);
    }

    /** What a subscription is, and what is said about its renewal. */
    record Case(String sku, String segment, String availability, List<String> reasons, boolean endOfSale) {}

    @Test
    void depends_on_sku_and_segment() {
        var cases = List.of(
                new Case("M365_E3_TEAMS", "COMMERCIAL", "AVAILABLE", List.of(), true),
                new Case("M365_E3_NO_TEAMS", "COMMERCIAL", "AVAILABLE", List.of(), false),
                new Case("LEGACY_ONPREM_X", "COMMERCIAL", "NOT_AVAILABLE", List.of("SKU_NOT_SUPPORTED"), false),
                new Case("SOMETHING_ELSE", "COMMERCIAL", "NOT_AVAILABLE", List.of("SKU_NOT_SUPPORTED"), false),
                new Case("M365_A3_EDU", "EDUCATION", "NOT_AVAILABLE", List.of("SEGMENT_NOT_COMMERCIAL"), false),
                new Case("M365_A3_EDU", "COMMERCIAL", "NOT_AVAILABLE", List.of("SEGMENT_NOT_COMMERCIAL"), false),
                new Case("M365_E3_NO_TEAMS", "NONPROFIT", "NOT_AVAILABLE", List.of("SEGMENT_NOT_COMMERCIAL"), false));
        var agreement = trade.agreement(delta, today.plusDays(30), Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        var ids = cases.stream()
                .map(each -> estate.subscribed(agreement, Map.of("sku", each.sku(), "segment", each.segment())))
                .toList();

        var offered = subscriptions(agreement);

        offered.then().statusCode(200).body("items.eaSubscriptionId", is(ids));
        for (var i = 0; i < cases.size(); i++) {
            offered.then()
                    .body("items[%d].availability".formatted(i), is(cases.get(i).availability()))
                    .body("items[%d].reasons.code".formatted(i), is(cases.get(i).reasons()))
                    .body(
                            "items[%d].endDate".formatted(i),
                            is(today.plusDays(30).toString()))
                    .body("items[%d].endOfSale".formatted(i), is(cases.get(i).endOfSale()));
        }
    }

    @Test
    void is_refused_with_every_reason_and_what_helps() {
        var alpen = trade.partner("LATAM", "INDIRECT_RESELLER");
        var school = trade.customer("LATAM", Map.of("customerAgreementAccepted", false, "segment", "EDUCATION"));
        var far = today.plusYears(2);
        var agreement = trade.agreement(school, far, Map.of("renewed", true, "program", "SELECT"));
        trade.heard();
        estate.subscribed(agreement, Map.of("sku", "LEGACY_ONPREM_X", "segment", "GOVERNMENT", "licenseBased", false));
        trade.related(alpen, school);
        trade.customer(school, "EUROPE", 2, Map.of("customerAgreementAccepted", false, "segment", "EDUCATION"));
        trade.heard();

        trade.get(alpen.as("sales-agent"), AGREEMENTS + "/" + agreement + "/subscriptions")
                .then()
                .body("items[0].availability", is("NOT_AVAILABLE"))
                .body(
                        "items[0].reasons.code",
                        contains(
                                "ROLE_NOT_ALLOWED",
                                "PARTNER_TYPE_NOT_ALLOWED",
                                "CUSTOMER_OUT_OF_REGION",
                                "MCA_NOT_ACCEPTED",
                                "AGREEMENT_RENEWED",
                                "AGREEMENT_PROGRAM_OUT_OF_SCOPE",
                                "AGREEMENT_NOT_IN_WINDOW",
                                "SEGMENT_NOT_COMMERCIAL",
                                "NOT_LICENSE_BASED",
                                "SKU_NOT_SUPPORTED"))
                .body("items[0].reasons.remedies.flatten()", hasSize(10))
                .body(
                        "items[0].reasons.find { it.code == 'AGREEMENT_NOT_IN_WINDOW' }.eligibleFrom",
                        endsWith("T00:00:00Z"));
    }

    @Test
    void is_told_subscription_by_subscription_with_the_end_that_counts() {
        var agreement = trade.agreement(delta, today.plusDays(30), Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        var asAgreement = estate.subscribed(agreement, Map.of());
        var later = estate.subscribed(
                agreement, Map.of("endDate", today.plusYears(1).toString()));
        var over = estate.subscribed(
                agreement, Map.of("endDate", today.minusDays(91).toString()));

        subscriptions(agreement)
                .then()
                .body("items.eaSubscriptionId", contains(asAgreement, later, over))
                .body("items.availability", contains("AVAILABLE", "NOT_AVAILABLE", "NOT_AVAILABLE"))
                .body("items[1].reasons[0].eligibleFrom", notNullValue())
                .body("items[2].reasons[0].code", is("AGREEMENT_NOT_IN_WINDOW"))
                .body("items[2].reasons[0].eligibleFrom", nullValue());
        subscriptions(agreement, "?pageSize=2").then().body("items", hasSize(2)).body("nextPageToken", notNullValue());
    }

    @Test
    void follows_the_agreement_when_it_is_renewed_after_all() {
        var agreement = trade.agreement(delta, today.plusDays(30), Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        estate.subscribed(agreement, Map.of());
        subscriptions(agreement).then().body("items.availability", contains("AVAILABLE"));

        trade.agreement(agreement, delta, today.plusDays(30), 2, Map.of("renewed", true));
        trade.heard();

        list("").then().body("items", empty());
        subscriptions(agreement).then().body("items[0].reasons.code", contains("AGREEMENT_RENEWED"));
        assertThat(subscriptions(agreement).<String>path("items[0].availability"))
                .isEqualTo("NOT_AVAILABLE");
    }

    private Response list(String query) {
        return trade.get(noordzee.admin(), AGREEMENTS + query);
    }

    private Response subscriptions(String agreement) {
        return subscriptions(agreement, "");
    }

    private Response subscriptions(String agreement, String query) {
        return trade.get(noordzee.admin(), AGREEMENTS + "/" + agreement + "/subscriptions" + query);
    }

    private static Map<String, Object> extended(LocalDate optOut) {
        return Map.of("extendedPeriodTerm", Map.of("optOutDate", optOut.toString()));
    }
}
