package dev.sluice.transfer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.transfer.Trade.Tenant;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What customers have in CSP already, as the registry tells it. */
public final class Holdings {

    private final Trade trade;

    public Holdings(Trade trade) {
        this.trade = trade;
    }

    /** A year of 100 seats of Microsoft 365 E5 (no Teams) that began 30 days ago, unless {@code more} says otherwise. */
    public Map<String, String> row(Tenant partner, Tenant customer, Map<String, String> more) {
        var row = new LinkedHashMap<>(Map.of(
                "subscriptionId",
                UUID.randomUUID().toString(),
                "customerTenantId",
                customer.id().toString(),
                "partnerTenantId",
                partner.id().toString(),
                "sku",
                "M365_E5_NO_TEAMS",
                "quantity",
                "100",
                "termDuration",
                "P1Y",
                "billingCycle",
                "Monthly",
                "startDate",
                trade.today().minusDays(30).toString()));
        row.putAll(more);
        row.values().removeIf(""::equals);
        return row;
    }

    /** The id of one that is there now. */
    public String known(Tenant partner, Tenant customer, Map<String, String> more) {
        var row = row(partner, customer, more);
        var operation = told(row);
        assertThat(operation.<Integer>path("progress.succeeded"))
                .as(operation.asString())
                .isEqualTo(1);
        return row.get("subscriptionId");
    }

    /** The operation when it is done. */
    public Response told(Map<String, String> row) {
        var csv = row.keySet().stream().collect(joining(",", "", "\n"))
                + row.values().stream().collect(joining(",", "", "\n"));
        return trade.imported("csp-subscriptions", csv);
    }
}
