package dev.sluice.transfer.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Holdings;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Legacy subscriptions")
class LegacyImportTest {

    @Inject
    Sql sql;

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");

    @BeforeEach
    void they_know_each_other() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void are_told_by_the_registry_again_and_again() {
        var id = UUID.randomUUID().toString();
        var row = legacy.row(id, delta, noordzee, Map.of());
        legacy.tell(List.of(row));
        legacy.tell(List.of(row));
        assertThat(legacy.seen(noordzee, delta, id)).containsEntry("version", 1);

        legacy.tell(List.of(
                legacy.row(id.toUpperCase(Locale.ROOT), delta, noordzee, Map.of("quantity", 30, "status", "active"))));

        assertThat(legacy.seen(noordzee, delta, id)).containsEntry("version", 2).containsEntry("quantity", 30);
    }

    @Test
    void have_an_end_that_is_a_day_or_an_instant() {
        var atNoon = legacy.of(delta, noordzee, Map.of("termEndDate", trade.today() + "T23:59:00Z"));

        assertThat(legacy.seen(noordzee, delta, atNoon))
                .containsEntry("termEndDate", trade.today().toString());
        fails(Map.of("termEndDate", "soon"), "INVALID_VALUE", "/termEndDate");
        fails(Map.of("termEndDate", trade.today().minusYears(3)), "INVALID_VALUE", "/termEndDate");
    }

    @Test
    void are_refused_row_by_row() {
        fails(Map.of("status", "Sleeping"), "INVALID_VALUE", "/status");
        fails(Map.of("quantity", 0), "INVALID_VALUE", "/quantity");
        fails(Map.of("customerTenantId", UUID.randomUUID()), "NOT_FOUND", "");
        fails(
                Map.of("subscriptionId", "of-itself", "baseSubscriptionId", "of-itself"),
                "INVALID_VALUE",
                "/baseSubscriptionId");
        var id = legacy.of(delta, noordzee, Map.of());
        var nordlys = trade.customer("EUROPE");
        trade.heard();
        fails(Map.of("subscriptionId", id, "customerTenantId", nordlys.id()), "CUSTOMER_FIXED", "/customerTenantId");
    }

    @Test
    void never_add_to_what_adds_to_them() {
        var base = legacy.of(delta, noordzee, Map.of());
        var middle = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));
        var end = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", middle));

        fails(Map.of("subscriptionId", base, "baseSubscriptionId", middle), "INVALID_VALUE", "/baseSubscriptionId");
        fails(Map.of("subscriptionId", base, "baseSubscriptionId", end), "INVALID_VALUE", "/baseSubscriptionId");
        legacy.tell(List.of(legacy.row(end, delta, noordzee, Map.of("baseSubscriptionId", base))));
    }

    @Test
    void share_no_id_with_subscriptions_of_new_commerce() {
        var id = legacy.of(delta, noordzee, Map.of());
        var holdings = new Holdings(trade);
        var csp = holdings.known(noordzee, delta, Map.of());

        fails(Map.of("subscriptionId", csp), "SUBSCRIPTION_ID_TAKEN", "/subscriptionId");
        holdings.told(holdings.row(noordzee, delta, Map.of("subscriptionId", id)))
                .then()
                .body("progress.failed", is(1))
                .body("errors[0].code", is("SUBSCRIPTION_ID_TAKEN"))
                .body("errors[0].pointer", is("/subscriptionId"));
    }

    @Test
    void are_no_longer_the_registrys_once_they_move() {
        var id = legacy.of(delta, noordzee, Map.of());
        legacy.until(noordzee, legacy.migrated(noordzee, id, Map.of()), "COMPLETED");

        fails(Map.of("subscriptionId", id, "quantity", 30), "SUBSCRIPTION_MIGRATED", "");
        legacy.tell(List.of(legacy.row(id, delta, noordzee, Map.of())));
    }

    @Test
    void keep_what_a_partner_had_when_another_one_gets_them() {
        var fjord = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        var bought = trade.today().minusDays(250);
        var id = legacy.of(delta, noordzee, Map.of());
        assertThat(since(id)).isEqualTo(bought + "T00:00:00Z");

        legacy.tell(List.of(legacy.row(id, delta, noordzee, Map.of("purchasedOn", bought.minusDays(1)))));
        assertThat(since(id)).isEqualTo(bought.minusDays(1) + "T00:00:00Z");
        legacy.tell(List.of(legacy.row(id, delta, fjord, Map.of("purchasedOn", bought.minusDays(1)))));
        assertThat(since(id)).isEqualTo(trade.today() + "T00:00:00Z");
        legacy.tell(List.of(legacy.row(id, delta, fjord, Map.of("quantity", 30))));

        assertThat(since(id)).isEqualTo(trade.today() + "T00:00:00Z");
    }

    /** Its topic has two kinds of subjects. */
    @Test
    void can_be_told_again_with_the_subscriptions_in_csp() {
        var id = legacy.of(delta, noordzee, Map.of());
        var csp = new Handovers(trade).imported(noordzee, delta, Map.of());
        var before = place(id);

        republish(Map.of("subjects", List.of(id, csp, "unknown"))).body("published", is(2));
        assertThat(place(id)).isEqualTo(before + 1);
        var first = republish(Map.of());
        first.body("published", greaterThanOrEqualTo(2)).body("resumeAfter", nullValue());
        assertThat(place(id)).isEqualTo(before + 2);

        republish(Map.of("after", "#1 " + id))
                .body("published", lessThan(first.extract().<Integer>path("published")));
        assertThat(place(id)).isEqualTo(before + 2);
    }

    private ValidatableResponse republish(Map<String, Object> more) {
        var wanted = new HashMap<String, Object>(more);
        wanted.put("topic", "transfer.subscription-state.v1");
        return trade.post(Trade.REGISTRY, "/v1/republications", wanted).then().statusCode(200);
    }

    private long place(String id) {
        return sql.first(row -> row.getLong(1), "select state_sequence from legacy_subscription where id = ?", id)
                .orElseThrow();
    }

    private String since(String id) {
        return sql.first(
                        row -> Sql.instant(row, "partner_since").toString(),
                        "select partner_since from legacy_subscription where id = ?",
                        id)
                .orElseThrow();
    }

    private void fails(Map<String, Object> more, String code, String pointer) {
        var row = legacy.row(UUID.randomUUID().toString(), delta, noordzee, more);
        legacy.operation(List.of(row))
                .then()
                .body("progress.failed", is(1))
                .body("errors[0].code", is(code))
                .body("errors[0].pointer", pointer.isEmpty() ? anyOf(nullValue(), is("")) : is(pointer));
    }
}
