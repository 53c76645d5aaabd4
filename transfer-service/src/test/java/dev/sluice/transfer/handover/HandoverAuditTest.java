package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The audit trail of a transfer says")
class HandoverAuditTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "DIRECT_BILL");
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

    private List<Map<String, Object>> records(Tenant tenant) {
        return trade.get(tenant.as("admin-agent", "global-admin"), "/v1/audit-records?resourceType=transfer")
                .path("items");
    }

    private List<Object> operations(Tenant tenant) {
        return records(tenant).stream().map(record -> record.get("operation")).toList();
    }

    @Test
    void what_was_chosen_and_what_became_of_it_to_those_who_may_see_it() {
        var subscription = handovers.imported(roma, nordlys, Map.of());
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, subscription);
        String made = handovers.inState(fjord, id, "COMPLETE").path("lineItems[0].newSubscriptionId");

        assertThat(operations(roma))
                .contains(
                        "create_transfer",
                        "choose_line_items",
                        "accept_transfer",
                        "progress_transfer",
                        "complete_transfer");
        assertThat(records(roma))
                .filteredOn("operation", "choose_line_items")
                .singleElement()
                .satisfies(record -> assertThat(record.get("after").toString()).contains(subscription, "IN_PROGRESS"));
        assertThat(records(roma))
                .filteredOn("operation", "progress_transfer")
                .singleElement()
                .satisfies(record -> assertThat(record.get("after").toString()).contains(made, "COMPLETE"));
        assertThat(operations(fjord))
                .contains("create_transfer", "accept_transfer", "complete_transfer")
                .doesNotContain("choose_line_items", "progress_transfer");
    }
}
