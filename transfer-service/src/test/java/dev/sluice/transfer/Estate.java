package dev.sluice.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.sluice.transfer.Trade.Tenant;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What customers have under Enterprise Agreements, and renewals of it. */
public final class Estate {

    public static final String TRANSFERS = "/v1/channel-transfers";
    public static final String AGREEMENTS = TRANSFERS + "/agreements";

    private final Trade trade;

    public Estate(Trade trade) {
        this.trade = trade;
    }

    /** A subscription of 100 seats of Microsoft 365 E3 (no Teams), unless {@code more} says otherwise. */
    public String subscribed(String agreement, Map<String, Object> more) {
        var id = UUID.randomUUID().toString();
        var answer = put(id, null, entry(agreement, more));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return id;
    }

    /** A subscription under an agreement of its own that ends on the day. */
    public String ending(Tenant customer, LocalDate end) {
        return ending(customer, end, Map.of());
    }

    public String ending(Tenant customer, LocalDate end, Map<String, Object> more) {
        var agreement = trade.agreement(customer, end, Map.of());
        trade.heard();
        return subscribed(agreement, more);
    }

    /** So many of them under one agreement that ends on the day, each of 10 seats; in their order. */
    public List<String> endingMany(Tenant customer, LocalDate end, int count) {
        var agreement = trade.agreement(customer, end, Map.of());
        trade.heard();
        return subscribedMany(agreement, count);
    }

    public List<String> subscribedMany(String agreement, int count) {
        var ids = IntStream.range(0, count)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        var csv = ids.stream()
                .map(id ->
                        "%s,%s,M365_E3_NO_TEAMS,Microsoft_365_E3_(no_Teams),10,COMMERCIAL\n".formatted(id, agreement))
                .collect(Collectors.joining(
                        "", "eaSubscriptionId,agreementId,sku,provisioningId,quantity,segment\n", ""));
        trade.imported("ea-subscriptions", csv).then().body("progress.succeeded", is(count));
        return ids;
    }

    public static Map<String, Object> entry(String agreement, Map<String, Object> more) {
        return with(
                Map.of(
                        "agreementId", agreement,
                        "sku", "M365_E3_NO_TEAMS",
                        "provisioningId", "Microsoft_365_E3_(no_Teams)",
                        "quantity", 100,
                        "segment", "COMMERCIAL"),
                more);
    }

    public static Response put(String id, String ifMatch, Map<String, Object> entry) {
        var request = Trade.by(Trade.REGISTRY).contentType("application/json").body(entry);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/v1/ea-subscriptions/" + id);
    }

    /** A year, billed monthly, 100 seats, unless {@code more} says otherwise. */
    public static Map<String, Object> renewal(String subscription, Map<String, Object> more) {
        return with(
                Map.of(
                        "eaSubscriptionId",
                        subscription,
                        "termDuration",
                        "P1Y",
                        "billingCycle",
                        "Monthly",
                        "quantity",
                        100),
                more);
    }

    public Response schedule(Tenant partner, String subscription) {
        return schedule(partner, subscription, Map.of());
    }

    public Response schedule(Tenant partner, String subscription, Map<String, Object> more) {
        return trade.post(partner.admin(), TRANSFERS, renewal(subscription, more));
    }

    /** The id of a renewal that is now scheduled. */
    public String scheduled(Tenant partner, String subscription) {
        return scheduled(partner, subscription, Map.of());
    }

    public String scheduled(Tenant partner, String subscription, Map<String, Object> more) {
        var answer = schedule(partner, subscription, more);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public Response act(Tenant partner, String transfer, String verb) {
        return trade.act(partner.admin(), TRANSFERS + "/" + transfer + "/" + verb);
    }

    public Response get(Tenant tenant, String transfer) {
        return trade.get(tenant.admin(), TRANSFERS + "/" + transfer);
    }

    public Response modify(Tenant partner, String transfer, String ifMatch, Map<String, Object> change) {
        var request = Trade.by(partner.admin())
                .contentType("application/merge-patch+json")
                .body(Golden.JSON.valueToTree(change).toString());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(TRANSFERS + "/" + transfer);
    }

    public Response offered(Tenant partner, String agreement) {
        return trade.get(partner.admin(), AGREEMENTS + "/" + agreement + "/subscriptions");
    }

    private static Map<String, Object> with(Map<String, Object> entry, Map<String, Object> more) {
        var all = new HashMap<>(entry);
        more.forEach((name, value) -> {
            if ("".equals(value)) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return all;
    }
}
