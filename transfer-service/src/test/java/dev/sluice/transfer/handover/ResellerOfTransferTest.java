package dev.sluice.transfer.handover;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The reseller of a transfer is the target's affair")
class ResellerOfTransferTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant alpen = trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
    final Tenant nordlys = trade.customer("EUROPE");

    @BeforeEach
    void both_serve_the_customer() {
        trade.heard();
        trade.related(roma, nordlys);
        trade.related(fjord, nordlys);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    /** Meanwhile the reseller works for another provider. */
    @Test
    void one_that_no_longer_fits_does_not_stop_the_source_and_becomes_a_task_of_the_target() {
        var subscription = handovers.imported(roma, nordlys, Map.of());
        var id = handovers.asked(fjord, roma, nordlys, Map.of("partnerIdOnRecord", alpen.partnerId()));
        trade.partner(alpen, "EUROPE", 2, Map.of("indirectProviderTenantId", UUID.randomUUID()), "INDIRECT_RESELLER");
        trade.heard();

        handovers.accepted(roma, id, subscription);

        String made = handovers.inState(fjord, id, "COMPLETE").path("lineItems[0].newSubscriptionId");
        trade.get(fjord.admin(), "/v1/subscriptions/" + made)
                .then()
                .statusCode(200)
                .body("partnerIdOnRecord", nullValue());
        trade.get(fjord.admin(), "/v1/tasks?state=OPEN")
                .then()
                .body("items.kind", contains("RESELLER_REQUIRED_AFTER_TRANSFER"));
    }

    @Test
    void one_that_fits_goes_with_it() {
        var subscription = handovers.imported(roma, nordlys, Map.of());
        var id = handovers.asked(fjord, roma, nordlys, Map.of("partnerIdOnRecord", alpen.partnerId()));

        handovers.accepted(roma, id, subscription);

        String made = handovers.inState(fjord, id, "COMPLETE").path("lineItems[0].newSubscriptionId");
        trade.get(fjord.admin(), "/v1/subscriptions/" + made).then().body("partnerIdOnRecord", is(alpen.partnerId()));
        trade.get(fjord.admin(), "/v1/tasks?state=OPEN").then().body("items", empty());
    }
}
