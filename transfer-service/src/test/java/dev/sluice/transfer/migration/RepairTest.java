package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A migration that fails")
class RepairTest {

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

    private void stands(String subscription, String status) {
        assertThat(legacy.seen(noordzee, delta, subscription)).containsEntry("status", status);
    }

    /** Before anything was suspended for good. */
    @Test
    void may_be_tried_again_at_once_while_the_old_subscription_is_active() {
        var old = legacy.of(delta, noordzee, Map.of("offerId", Legacy.REFUSED));

        var id = legacy.migrated(noordzee, old, Map.of());
        var failed = legacy.until(noordzee, id, "FAILED_RETRYABLE");

        failed.then()
                .body("retryAllowed", is(true))
                .body("failureCode", is("PROVISIONING_REFUSED"))
                .body("repairDeadline", nullValue());
        stands(old, "Active");
        var again = legacy.migrated(noordzee, old, Map.of());
        legacy.until(noordzee, again, "FAILED_RETRYABLE").then().body("retryAllowed", is(true));
        legacy.get(noordzee, id).then().body("retryAllowed", is(false));
    }

    @Test
    void is_repaired_while_the_old_subscription_is_suspended() {
        var old = legacy.of(delta, noordzee, Map.of("offerId", Legacy.FAILS_TWICE));
        var id = legacy.migrated(noordzee, old, Map.of());

        var repairing = legacy.until(noordzee, id, "FAILED_REPAIRING");

        var started = Instant.parse(repairing.path("startedTime"));
        var deadline = started.plus(Duration.ofHours(72)).toString();
        repairing
                .then()
                .body("retryAllowed", is(false))
                .body("repairDeadline", is(deadline))
                .body("deadlines.kind", contains("REPAIR"));
        stands(old, "Suspended");
        legacy.migrate(noordzee, old, Map.of())
                .then()
                .statusCode(409)
                .body("code", is("SUBSCRIPTION_BEING_PROCESSED"))
                .body("repairDeadline", is(deadline))
                .body("state", is("FAILED_REPAIRING"))
                .body("errors.code", contains("SUBSCRIPTION_STATUS_NOT_ACTIVE", "SUBSCRIPTION_BEING_PROCESSED"))
                .body("errors[1].eligibleFrom", is(deadline));
        trade.advance(Duration.ofMinutes(7));

        legacy.until(noordzee, id, "COMPLETED")
                .then()
                .body("repairDeadline", nullValue())
                .body("failureCode", nullValue())
                .body("newCommerceSubscriptionId", notNullValue());
        trade.get(noordzee.admin(), Legacy.MIGRATIONS + "/" + id + "/events")
                .then()
                .body(
                        "items.eventName",
                        contains(
                                "MigrationStarted",
                                "MigrationFailed",
                                "MigrationRepairStarted",
                                "NewCommerceSubscriptionCreated",
                                "NewCommerceSubscriptionProvisioned",
                                "MigrationCompleted"));
    }

    /** Most of a day later: billed from the day on which it is made, for the time that is left. */
    @Test
    void begins_when_it_is_made() {
        var old = legacy.of(delta, noordzee, Map.of("offerId", Legacy.REPAIRED));
        var end = trade.today().plusDays(115);
        var id = legacy.migrated(noordzee, old, Map.of());
        legacy.until(noordzee, id, "FAILED_REPAIRING");

        trade.advance(Duration.ofHours(18));

        var done = legacy.until(noordzee, id, "COMPLETED");
        var made = LocalDate.ofInstant(Instant.parse(done.path("completedTime")), ZoneOffset.UTC);
        trade.get(noordzee.admin(), "/v1/subscriptions/" + done.path("newCommerceSubscriptionId"))
                .then()
                .body("startDate", is(made.toString()))
                .body("termEndDate", is(end.toString()));
    }

    @Test
    void is_reverted_when_its_time_is_up() {
        var old = legacy.of(delta, noordzee, Map.of("offerId", Legacy.FAILS_ALWAYS));
        var id = legacy.migrated(noordzee, old, Map.of());
        var deadline =
                Instant.parse(legacy.until(noordzee, id, "FAILED_REPAIRING").path("repairDeadline"));
        trade.advanceTo(deadline.minusSeconds(60));
        legacy.get(noordzee, id).then().body("state", is("FAILED_REPAIRING"));
        trade.get(Trade.REGISTRY, "/v1/stuck").then().body("items.subject", hasItem(id));

        trade.advanceTo(deadline);

        legacy.get(noordzee, id)
                .then()
                .body("state", is("FAILED_REVERTED"))
                .body("stateSince", is(deadline.toString()))
                .body("retryAllowed", is(true));
        stands(old, "Active");
        trade.get(noordzee.admin(), "/v1/subscriptions?customerTenantId=" + delta.id())
                .then()
                .body("items", empty());
        legacy.migrate(noordzee, old, Map.of()).then().statusCode(201);
    }

    private String bundled(String offerOfAddOn) {
        var base = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base, "offerId", offerOfAddOn));
        return legacy.migrated(
                noordzee, base, Map.of("addOnMigrations", List.of(Map.of("currentSubscriptionId", addOn))));
    }

    /** Of each member of the bundle whether it was withdrawn from the provisioner, the subscription itself first. */
    private List<Boolean> withdrawn(String migration) {
        return sql.list(
                row -> row.getObject("withdrawn_at") != null,
                "select withdrawn_at from migration_member where migration_id = ?::uuid order by no",
                migration);
    }

    /** The first was made, the second is refused. */
    @Test
    void leaves_nothing_at_the_provisioner_that_was_made_in_vain() {
        var id = bundled(Legacy.REFUSED);
        legacy.until(noordzee, id, "FAILED_RETRYABLE");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(withdrawn(id)).containsExactly(true, false));
    }

    /** Whether an attempt without an answer has made anything is not known. */
    @Test
    void leaves_nothing_there_either_when_it_is_reverted() {
        var id = bundled(Legacy.FAILS_ALWAYS);
        var deadline =
                Instant.parse(legacy.until(noordzee, id, "FAILED_REPAIRING").path("repairDeadline"));
        assertThat(withdrawn(id)).containsExactly(false, false);

        trade.advanceTo(deadline);

        legacy.get(noordzee, id).then().body("state", is("FAILED_REVERTED"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(withdrawn(id)).containsExactly(true, true));
    }
}
