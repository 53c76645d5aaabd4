package dev.sluice.transfer.channel;

import static dev.sluice.transfer.Estate.TRANSFERS;
import static dev.sluice.transfer.Estate.renewal;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A renewal is scheduled within the rules:")
class ScheduleRulesTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate end;

    @BeforeEach
    void look_at_the_clock() {
        end = trade.today().plusDays(21);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void by_an_admin_agent_of_a_partner_that_transacts_and_serves_the_customer() {
        var subscription = estate.ending(delta, end);
        var alpen = trade.partner("EUROPE", "INDIRECT_RESELLER");
        var bay = trade.partner("UNITED_STATES", "DIRECT_BILL");
        trade.heard();

        trade.post(noordzee.as("sales-agent"), TRANSFERS, renewal(subscription, Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        for (var known : new String[] {subscription, "unknown"}) {
            estate.schedule(alpen, known).then().statusCode(403).body("code", is("PARTNER_TYPE_NOT_ALLOWED"));
            estate.schedule(bay, known)
                    .then()
                    .statusCode(403)
                    .body("code", is("NO_CUSTOMER_RELATIONSHIP"))
                    .body("realCode", is("20002"));
        }
    }

    @Test
    void not_while_something_is_against_the_subscription() {
        var moved = trade.customer("EUROPE", Map.of("customerAgreementAccepted", false));
        var far = trade.agreement(moved, trade.today().plusYears(2), Map.of("renewed", true, "program", "SELECT"));
        trade.heard();
        var subscription = estate.subscribed(
                far, Map.of("sku", "LEGACY_ONPREM_X", "segment", "GOVERNMENT", "licenseBased", false));
        trade.related(noordzee, moved);
        trade.customer(moved, "LATAM", 2, Map.of("customerAgreementAccepted", false));
        trade.heard();

        estate.schedule(noordzee, subscription)
                .then()
                .statusCode(403)
                .body("code", is("CUSTOMER_OUT_OF_REGION"))
                .body(
                        "errors.code",
                        contains(
                                "CUSTOMER_OUT_OF_REGION",
                                "MCA_NOT_ACCEPTED",
                                "AGREEMENT_RENEWED",
                                "AGREEMENT_PROGRAM_OUT_OF_SCOPE",
                                "AGREEMENT_NOT_IN_WINDOW",
                                "SEGMENT_NOT_COMMERCIAL",
                                "NOT_LICENSE_BASED",
                                "SKU_NOT_SUPPORTED"))
                .body("errors.remedies.flatten()", hasSize(8))
                .body("errors.find { it.code == 'AGREEMENT_NOT_IN_WINDOW' }.eligibleFrom", endsWith("T00:00:00Z"));
    }

    @Test
    void not_while_something_is_against_the_wish() {
        var subscription = estate.ending(delta, end, Map.of("sku", "M365_BP_NO_TEAMS"));
        var unsigned = trade.partner("EUROPE", Map.of("mpaSigned", false), "INDIRECT_RESELLER");
        trade.heard();
        trade.related(noordzee, delta);

        estate.schedule(
                        noordzee,
                        subscription,
                        Map.of(
                                "sku",
                                "M365_E3_NO_TEAMS",
                                "termDuration",
                                "P1M",
                                "billingCycle",
                                "annual",
                                "quantity",
                                301,
                                "customTermEndDate",
                                end.toString(),
                                "partnerIdOnRecord",
                                unsigned.partnerId(),
                                "notBefore",
                                end.plusDays(2).toString()))
                .then()
                .statusCode(422)
                .body("code", is("SKU_CHANGE_NOT_ALLOWED"))
                .body(
                        "errors.code",
                        contains(
                                "SKU_CHANGE_NOT_ALLOWED",
                                "TERM_BILLING_COMBINATION_NOT_SUPPORTED",
                                "QUANTITY_OUT_OF_RANGE",
                                "CUSTOM_TERM_END_DATE_INVALID",
                                "NOT_BEFORE_NOT_ALLOWED",
                                "RESELLER_NOT_VALID"))
                .body(
                        "errors.pointer",
                        contains(
                                "/sku",
                                "/billingCycle",
                                "/quantity",
                                "/customTermEndDate",
                                "/notBefore",
                                "/partnerIdOnRecord"));
        estate.schedule(
                        noordzee,
                        subscription,
                        Map.of("customTermEndDate", end.plusDays(9).toString()))
                .then()
                .statusCode(422)
                .body("code", is("CUSTOM_TERM_END_DATE_NOT_ALIGNED"))
                .body("realCode", is("900292"));
        estate.schedule(noordzee, subscription, Map.of("quantity", 0, "termDuration", "P2Y", "surprise", true))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/quantity", "/termDuration", "/surprise"));
    }

    @Test
    void by_a_provider_for_one_of_its_resellers() {
        var fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        var alpen = trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
        var unsigned = trade.partner("EUROPE", Map.of("mpaSigned", false), "INDIRECT_RESELLER");
        var foreign =
                trade.partner("EUROPE", Map.of("indirectProviderTenantId", UUID.randomUUID()), "INDIRECT_RESELLER");
        var subscription = estate.ending(delta, end);
        trade.related(fjord, delta);

        estate.schedule(fjord, subscription, Map.of("partnerIdOnRecord", unsigned.partnerId()))
                .then()
                .statusCode(403)
                .body("code", is("RESELLER_AGREEMENT_NOT_SIGNED"))
                .body("realCode", is("900123"));
        estate.schedule(fjord, subscription, Map.of("partnerIdOnRecord", foreign.partnerId()))
                .then()
                .statusCode(422)
                .body("code", is("RESELLER_NOT_VALID"))
                .body("realCode", is("800016"));
        estate.schedule(fjord, subscription, Map.of("partnerIdOnRecord", alpen.partnerId()))
                .then()
                .statusCode(201)
                .body("partnerIdOnRecord", is(alpen.partnerId()));
    }

    @Test
    void with_as_many_seats_as_the_offer_allows_over_all_partners() {
        var fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        var small = Map.<String, Object>of("sku", "M365_BP_NO_TEAMS");
        var first = estate.ending(delta, end, small);
        var second = estate.ending(delta, end, small);
        trade.related(noordzee, delta);
        trade.related(fjord, delta);
        var held = estate.scheduled(noordzee, first, Map.of("quantity", 200));

        estate.schedule(fjord, second, Map.of("quantity", 101))
                .then()
                .statusCode(422)
                .body("code", is("QUANTITY_OUT_OF_RANGE"))
                .body("errors[0].message", is("The customer may have 100 more seats of it."));
        var other = estate.scheduled(fjord, second, Map.of("quantity", 100));
        estate.modify(noordzee, held, "*", Map.of("quantity", 201)).then().statusCode(422);
        estate.act(fjord, other, "cancel").then().statusCode(200);
        estate.modify(noordzee, held, "*", Map.of("quantity", 300)).then().statusCode(200);
    }
}
