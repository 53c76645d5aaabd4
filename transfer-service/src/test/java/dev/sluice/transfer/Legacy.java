package dev.sluice.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What customers have in the traditional CSP, and migrations of it. */
public final class Legacy {

    /** Microsoft 365 E3 (DEPR): leads to M365_E3. */
    public static final String E3 = "2b3b8d2d-10aa-4be4-b5fd-7f2feb0c3091";

    /** Has to be moved by hand. */
    public static final String INTUNE = "51e95709-dc35-4780-9040-22278cb7c0e1";

    public static final String FAILS_TWICE = "5a4d0000-0000-4000-8000-000000000001";
    public static final String FAILS_ALWAYS = "5a4d0000-0000-4000-8000-000000000002";
    public static final String REFUSED = "5a4d0000-0000-4000-8000-000000000003";
    public static final String REPAIRED = "5a4d0000-0000-4000-8000-000000000004";

    /** At most 300 seats a customer. */
    public static final String CAPPED = "5a4d0000-0000-4000-8000-000000000005";

    public static final String MIGRATIONS = "/v1/migrations";
    public static final String SCHEDULES = "/v1/migration-schedules";

    private static final List<String> COLUMNS = List.of(
            "subscriptionId",
            "customerTenantId",
            "partnerTenantId",
            "offerId",
            "status",
            "purchasedOn",
            "termEndDate",
            "termDuration",
            "billingCycle",
            "quantity",
            "promotion",
            "segment",
            "trial",
            "baseSubscriptionId",
            "autoRenew",
            "partnerIdOnRecord");

    private final Trade trade;

    public Legacy(Trade trade) {
        this.trade = trade;
    }

    /** 25 seats of E3, bought 250 days ago for a year, billed monthly, unless {@code more} says otherwise. */
    public String of(Trade.Tenant customer, Trade.Tenant partner, Map<String, Object> more) {
        var id = UUID.randomUUID().toString();
        tell(List.of(row(id, customer, partner, more)));
        return id;
    }

    public Map<String, Object> row(String id, Trade.Tenant customer, Trade.Tenant partner, Map<String, Object> more) {
        var today = trade.today();
        var row = new HashMap<String, Object>(Map.of(
                "subscriptionId",
                id,
                "customerTenantId",
                customer.id(),
                "partnerTenantId",
                partner.id(),
                "offerId",
                E3,
                "status",
                "Active",
                "purchasedOn",
                today.minusDays(250),
                "termEndDate",
                today.plusDays(115),
                "termDuration",
                "P1Y",
                "billingCycle",
                "Monthly",
                "quantity",
                25));
        row.putAll(Map.of("segment", "COMMERCIAL", "promotion", false, "trial", false, "autoRenew", true));
        row.putAll(more);
        return row;
    }

    /** As the registry; returns when all of them were taken. */
    public void tell(List<Map<String, Object>> rows) {
        var operation = operation(rows);
        operation.then().body("progress.failed", is(0)).body("progress.succeeded", is(rows.size()));
    }

    /** The finished import. */
    public Response operation(List<Map<String, Object>> rows) {
        var csv = rows.stream()
                .map(row -> COLUMNS.stream()
                        .map(column -> row.getOrDefault(column, "").toString())
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", String.join(",", COLUMNS) + "\n", "\n"));
        var accepted = Trade.by(Trade.REGISTRY)
                .contentType("text/csv")
                .body(csv)
                .post("/v1/imports?kind=legacy-subscriptions");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        var path = "/v1/operations/" + accepted.path("id");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> trade.get(Trade.REGISTRY, path).then().body("done", is(true)));
        return trade.get(Trade.REGISTRY, path);
    }

    public Response migrate(Trade.Tenant partner, String subscription, Map<String, Object> more) {
        return trade.post(partner.admin(), MIGRATIONS, with(subscription, more));
    }

    public Response dryRun(Trade.Tenant partner, String subscription, Map<String, Object> more) {
        return trade.post(partner.admin(), MIGRATIONS + "?validateOnly=true", with(subscription, more));
    }

    /** The id of a migration that is under way, or over. */
    public String migrated(Trade.Tenant partner, String subscription, Map<String, Object> more) {
        var answer = migrate(partner, subscription, more);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public Response get(Trade.Tenant tenant, String migration) {
        return trade.get(tenant.admin(), MIGRATIONS + "/" + migration);
    }

    /** The migration, once it stands so. */
    public Response until(Trade.Tenant tenant, String migration, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(tenant, migration).then().body("state", is(state)));
        return get(tenant, migration);
    }

    public Response schedule(Trade.Tenant partner, String subscription, Map<String, Object> more) {
        return trade.post(partner.admin(), SCHEDULES, with(subscription, more));
    }

    /** The id of a schedule that is there now. */
    public String scheduled(Trade.Tenant partner, String subscription, Map<String, Object> more) {
        var answer = schedule(partner, subscription, more);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public Response change(Trade.Tenant partner, String schedule, Map<String, Object> change) {
        return Trade.by(partner.admin())
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(change)
                .patch(SCHEDULES + "/" + schedule);
    }

    public Response planned(Trade.Tenant tenant, String schedule) {
        return trade.get(tenant.admin(), SCHEDULES + "/" + schedule);
    }

    /** The subscription in the portfolio of a partner. */
    public Map<String, Object> seen(Trade.Tenant partner, Trade.Tenant customer, String subscription) {
        var answer = trade.get(partner.admin(), "/v1/legacy-subscriptions?customerTenantId=" + customer.id());
        answer.then().statusCode(200);
        return answer.path("items.find { it.subscriptionId == '%s' }".formatted(subscription));
    }

    private static Map<String, Object> with(String subscription, Map<String, Object> more) {
        var all = new HashMap<String, Object>(more);
        all.put("currentSubscriptionId", subscription);
        return all;
    }
}
