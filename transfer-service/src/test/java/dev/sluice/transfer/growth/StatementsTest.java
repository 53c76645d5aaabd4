package dev.sluice.transfer.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.ExplainingDriver;
import dev.sluice.stack.testing.Plan;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StatementsTest.Explained.class)
@QuarkusTestResource(
        value = BackingServices.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "statements"))
@DisplayName("Of many legacy subscriptions the database is asked at once:")
class StatementsTest {

    private static final int FEW = 2;
    private static final int MANY = 12;

    /** What only these requests read meanwhile: everything else may be the work of others. */
    private static final Pattern OURS = Pattern.compile(
            "(from|join) (legacy_subscription|customer|partner|offer|served_customer|relationship|seat|open_flow"
                    + "|migration_schedule|milestone|region_membership)\\b");

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");

    /** The service on a driver that tells which queries there were. */
    public static final class Explained implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.driver",
                    ExplainingDriver.class.getName(),
                    "sluice.operations.stuck-every",
                    "off"); // it reads the same tables
        }
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void what_can_be_done_about_each_of_a_page() {
        var few = served();
        var many = served();
        var capped = Map.<String, Object>of("offerId", Legacy.CAPPED, "quantity", 1);
        legacy.tell(rows(few, FEW, capped));
        legacy.tell(rows(many, MANY, capped));

        page(few); // what is only read the first time is not counted
        var ofFew = asked(() -> page(few));
        var ofMany = asked(() -> page(many));

        assertThat(ofFew).containsKeys("seat", "offer");
        assertThat(ofMany).isEqualTo(ofFew);
    }

    @Test
    void which_of_a_batch_the_vendor_has_scheduled() {
        var delta = served();
        var end = trade.today().plusDays(1);
        var rows = rows(
                delta, FEW + MANY, Map.of("termDuration", "P3Y", "purchasedOn", end.minusYears(3), "termEndDate", end));
        legacy.tell(rows);
        trade.advanceTo(end.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(10)));
        assertThat(trade.get(noordzee.admin(), Legacy.SCHEDULES).<List<String>>path("items.origin"))
                .hasSize(FEW + MANY)
                .containsOnly("VENDOR");
        var few = batch(rows.subList(0, FEW));
        var many = batch(rows.subList(FEW, FEW + MANY));

        var ofFew = asked(() -> planned(few));
        var ofMany = asked(() -> planned(many));

        assertThat(ofFew).containsEntry("migration_schedule", 1L);
        assertThat(ofMany).containsEntry("migration_schedule", 1L);
    }

    private Tenant served() {
        var customer = trade.customer("EUROPE");
        trade.heard();
        trade.related(noordzee, customer);
        return customer;
    }

    private List<Map<String, Object>> rows(Tenant customer, int count, Map<String, Object> more) {
        return IntStream.range(0, count)
                .mapToObj(_ -> legacy.row(UUID.randomUUID().toString(), customer, noordzee, more))
                .toList();
    }

    private void page(Tenant customer) {
        trade.get(noordzee.admin(), "/v1/legacy-subscriptions?customerTenantId=" + customer.id())
                .then()
                .statusCode(200);
    }

    private String batch(List<Map<String, Object>> rows) {
        var items = rows.stream()
                .map(row -> Map.of("currentSubscriptionId", row.get("subscriptionId")))
                .toList();
        return trade.post(noordzee.admin(), "/v1/batches", Map.of("kind", "MIGRATION", "items", items))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void planned(String batch) {
        trade.act(noordzee.admin(), "/v1/batches/" + batch + "/plan").then().statusCode(200);
    }

    /** How often each table was read from. */
    private static Map<String, Long> asked(Runnable question) {
        return ExplainingDriver.during(question).stream()
                .map(Plan::sql)
                .map(OURS::matcher)
                .filter(Matcher::find)
                .collect(Collectors.groupingBy(found -> found.group(2), Collectors.counting()));
    }
}
