package dev.sluice.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.sluice.transfer.Trade.Tenant;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Subscriptions in CSP, and transfers of them between partners. */
public final class Handovers {

    public static final String PATH = "/v1/transfers";
    public static final String E5 = "M365_E5_NO_TEAMS";

    private final Trade trade;

    public Handovers(Trade trade) {
        this.trade = trade;
    }

    /** A subscription that a partner buys today. */
    public String bought(Tenant partner, Tenant customer, String billingCycle, int quantity) {
        var order = trade.post(
                partner.admin(),
                "/v1/orders",
                Map.of(
                        "customerTenantId", customer.id(),
                        "sku", E5,
                        "quantity", quantity,
                        "termDuration", "P1Y",
                        "billingCycle", billingCycle));
        assertThat(order.statusCode()).as(order.asString()).isEqualTo(201);
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> trade.get(partner.admin(), "/v1/orders/" + order.path("id")),
                        placed -> "PLACED".equals(placed.path("state")))
                .path("subscriptionId");
    }

    /** A year of 10 licences that began today and was bought elsewhere, unless {@code more} says otherwise. */
    public String imported(Tenant partner, Tenant customer, Map<String, Object> more) {
        return new Holdings(trade).known(partner, customer, row(more));
    }

    public List<String> importedMany(Tenant partner, Tenant customer, int count) {
        var holdings = new Holdings(trade);
        var rows = Stream.generate(() -> holdings.row(partner, customer, row(Map.of())))
                .limit(count)
                .toList();
        var csv = Stream.concat(
                        Stream.of(rows.getFirst().keySet()), rows.stream().map(Map::values))
                .map(cells -> String.join(",", cells))
                .collect(Collectors.joining("\n", "", "\n"));
        var operation = trade.imported("csp-subscriptions", csv);
        assertThat(operation.<Integer>path("progress.succeeded"))
                .as(operation.asString())
                .isEqualTo(count);
        return rows.stream().map(row -> row.get("subscriptionId")).toList();
    }

    private Map<String, String> row(Map<String, Object> more) {
        var row = new HashMap<>(
                Map.of("quantity", "10", "startDate", trade.today().toString()));
        more.forEach((name, value) -> row.put(name, value.toString()));
        return row;
    }

    /** The target asks the source for subscriptions of the customer. */
    public Response ask(Tenant target, Tenant source, Tenant customer, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "sourcePartnerTenantId", source.id(),
                "customerTenantId", customer.id(),
                "customerEmailId", "ga@nordlys.example"));
        body.putAll(more);
        return trade.post(target.admin(), PATH, body);
    }

    public String asked(Tenant target, Tenant source, Tenant customer) {
        return asked(target, source, customer, Map.of());
    }

    public String asked(Tenant target, Tenant source, Tenant customer, Map<String, Object> more) {
        var answer = ask(target, source, customer, more);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public Response accept(Tenant source, String transfer, List<String> subscriptions) {
        var lines =
                subscriptions.stream().map(id -> Map.of("subscriptionId", id)).toList();
        return trade.post(source.admin(), PATH + "/" + transfer + "/accept", Map.of("lineItems", lines));
    }

    public void accepted(Tenant source, String transfer, String... subscriptions) {
        var answer = accept(source, transfer, List.of(subscriptions));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        answer.then().body("state", is("IN_PROGRESS"));
    }

    public Response act(Tenant partner, String transfer, String verb) {
        return trade.act(partner.admin(), PATH + "/" + transfer + "/" + verb);
    }

    public Response get(Tenant tenant, String transfer) {
        return trade.get(tenant.admin(), PATH + "/" + transfer);
    }

    /** Waits for the provisioner. */
    public Response inState(Tenant tenant, String transfer, String state) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> get(tenant, transfer), answer -> state.equals(answer.path("state")));
    }

    /** Lines of the reconciliation of a month, as a partner sees them. */
    public List<Map<String, Object>> charges(Tenant partner, LocalDate day) {
        return trade.get(partner.admin(), "/v1/reconciliation/" + day.toString().substring(0, 7) + "?pageSize=1000")
                .path("items");
    }
}
