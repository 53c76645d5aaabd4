package dev.sluice.transfer.channel;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Each reason against a renewal has a status of its own, and the vendor's number where there is one")
class ScheduleRefusalsTest {

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

    private static void refused(Response answer, int status, String code, String realCode) {
        answer.then()
                .statusCode(status)
                .body("code", is(code))
                .body("errors.code", contains(code))
                .body("realCode", is(realCode));
    }

    private Response schedule(String subscription, String field, Object value) {
        return estate.schedule(noordzee, subscription, Map.of(field, value));
    }

    @Test
    void about_the_subscription() {
        var agreement = trade.agreement(delta, end, Map.of());
        var renewed = trade.agreement(delta, end, Map.of("renewed", true));
        var over = trade.agreement(delta, trade.today().minusDays(91), Map.of());
        var far = trade.agreement(delta, trade.today().plusMonths(6).plusDays(1), Map.of());
        var other = trade.agreement(delta, end, Map.of("program", "MPSA"));
        trade.heard();
        trade.related(noordzee, delta);
        var unknown = estate.subscribed(agreement, Map.of("sku", "LEGACY_ONPREM_X"));
        var school = estate.subscribed(agreement, Map.of("sku", "M365_A3_EDU", "segment", "EDUCATION"));
        var metered = estate.subscribed(agreement, Map.of("licenseBased", false));

        refused(estate.schedule(noordzee, unknown), 422, "SKU_NOT_SUPPORTED", null);
        refused(estate.schedule(noordzee, school), 422, "SEGMENT_NOT_COMMERCIAL", null);
        refused(estate.schedule(noordzee, metered), 422, "NOT_LICENSE_BASED", null);
        refused(estate.schedule(noordzee, estate.subscribed(renewed, Map.of())), 409, "AGREEMENT_RENEWED", null);
        refused(estate.schedule(noordzee, estate.subscribed(over, Map.of())), 422, "AGREEMENT_NOT_IN_WINDOW", null);
        refused(estate.schedule(noordzee, estate.subscribed(far, Map.of())), 422, "AGREEMENT_NOT_IN_WINDOW", null);
        refused(
                estate.schedule(noordzee, estate.subscribed(other, Map.of())),
                422,
                "AGREEMENT_PROGRAM_OUT_OF_SCOPE",
                null);
    }

    @Test
    void about_the_wish() {
        var agreement = trade.agreement(delta, end, Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        var plain = estate.subscribed(agreement, Map.of("sku", "M365_E3_TEAMS"));
        var small = estate.subscribed(agreement, Map.of("sku", "M365_BP_NO_TEAMS"));

        refused(schedule(plain, "sku", "M365_E5_TEAMS"), 422, "SKU_CHANGE_NOT_ALLOWED", null);
        refused(schedule(plain, "billingCycle", "Triennial"), 422, "TERM_BILLING_COMBINATION_NOT_SUPPORTED", "900222");
        refused(schedule(small, "quantity", 301), 422, "QUANTITY_OUT_OF_RANGE", "900275");
        refused(schedule(plain, "customTermEndDate", end.toString()), 422, "CUSTOM_TERM_END_DATE_INVALID", "900291");
        refused(
                schedule(plain, "customTermEndDate", end.plusDays(9).toString()),
                422,
                "CUSTOM_TERM_END_DATE_NOT_ALIGNED",
                "900292");
        refused(schedule(plain, "notBefore", end.plusDays(9).toString()), 422, "NOT_BEFORE_NOT_ALLOWED", null);
        refused(schedule(plain, "partnerIdOnRecord", noordzee.partnerId()), 422, "RESELLER_NOT_VALID", "800016");
    }

    @Test
    void about_the_customer() {
        var agreement = trade.agreement(delta, end, Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        var subscription = estate.subscribed(agreement, Map.of());

        trade.customer(delta, "EUROPE", 2, Map.of("customerAgreementAccepted", false));
        trade.heard();
        refused(estate.schedule(noordzee, subscription), 403, "MCA_NOT_ACCEPTED", "13605");
        trade.customer(delta, "LATAM", 3, Map.of());
        trade.heard();
        refused(estate.schedule(noordzee, subscription), 403, "CUSTOMER_OUT_OF_REGION", "2030");
    }
}
