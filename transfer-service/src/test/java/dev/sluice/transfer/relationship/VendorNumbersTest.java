package dev.sluice.transfer.relationship;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A refused request for a relationship has the vendor's number")
class VendorNumbersTest {

    final Trade trade = new Trade();
    final Tenant fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
    final Tenant nordlys = trade.customer("EUROPE");

    @BeforeEach
    void listen() {
        trade.heard();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response ask(Tenant partner, Object customer) {
        return trade.post(
                partner.admin(), "/v1/relationship-requests", Map.of("type", "RESELLER", "customerTenantId", customer));
    }

    private Response indirect(Tenant reseller) {
        return trade.post(
                fjord.admin(),
                "/v1/relationship-requests",
                Map.of(
                        "type", "INDIRECT_RESELLER",
                        "customerTenantId", nordlys.id(),
                        "indirectProviderTenantId", fjord.id(),
                        "resellerPartnerId", reseller.partnerId()));
    }

    private static void refused(Response answer, int status, String code, String number) {
        answer.then().statusCode(status).body("code", is(code)).body("realCode", is(number));
    }

    @Test
    void when_a_tenant_is_unknown_or_another_regions() {
        refused(ask(fjord, UUID.randomUUID()), 404, "NOT_FOUND", "60003");
        var bay = trade.partner("UNITED_STATES", "DIRECT_BILL");
        trade.heard();
        refused(ask(bay, nordlys.id()), 403, "CUSTOMER_OUT_OF_REGION", "2030");
    }

    @Test
    void when_an_agreement_is_not_signed() {
        var unsigned = trade.partner("EUROPE", Map.of("mpaSigned", false), "DIRECT_BILL");
        var reseller = trade.partner("EUROPE", Map.of("mpaSigned", false), "INDIRECT_RESELLER");
        trade.heard();

        refused(ask(unsigned, nordlys.id()), 403, "PARTNER_AGREEMENT_NOT_SIGNED", "900124");
        refused(indirect(reseller), 403, "RESELLER_AGREEMENT_NOT_SIGNED", "900123");
    }

    @Test
    void when_the_reseller_is_none() {
        var roma = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();

        var answer = indirect(roma);

        refused(answer, 422, "RESELLER_NOT_VALID", "800016");
        answer.then().body("errors.pointer", contains("/resellerPartnerId"));
    }
}
