package dev.sluice.transfer.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.sluice.platform.deadlines.Sweep;
import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Published;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import dev.sluice.transfer.provisioning.ProvisioningWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Of renewals that are due at the same instant")
class GroupedRenewalsTest {

    static final String EVENTS = "transfer.migration-events.v1";

    @Inject
    Sql sql;

    @Inject
    Sweep sweep;

    @Inject
    ProvisioningWork provisioning;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate end;
    Instant noon;
    List<String> renewals;

    @BeforeEach
    void six_are_scheduled() {
        end = trade.today().plusDays(1);
        noon = ProcessingTimes.from(end.plusDays(1));
        sweepAwayWhatOthersLeft();
        trade.heard();
        trade.related(noordzee, delta);
        renewals = estate.endingMany(delta, end, 6).stream()
                .map(each -> estate.scheduled(noordzee, each))
                .toList();
    }

    /** Of what is due by then nothing comes before these, nor into their group; what fails waits. */
    private void sweepAwayWhatOthersLeft() {
        while (sweep.runDue(noon) > 0) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void each_goes_its_own_way_and_every_step_is_told_once_and_in_order() throws IOException {
        var refused = scheduled(Map.of("sku", "SANDBOX_REFUSE"));
        var repeated = scheduled(Map.of("sku", "SANDBOX_FAIL_TWICE"));
        var held = scheduled(Map.of());
        sql.run(
                "update agreement set renewed = true where agreement_id = ?",
                estate.get(noordzee, held).<String>path("agreementId"));

        trade.advanceTo(noon);

        assertThat(renewals).allSatisfy(id -> assertThat(state(id)).isEqualTo("COMPLETED"));
        assertThat(Stream.of(refused, repeated, held).map(this::state)).containsExactly("FAILED", "PROCESSING", "HELD");
        estate.get(noordzee, held).then().body("heldReason", is("AGREEMENT_RENEWED"));
        var told = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.on(List.of(EVENTS), noordzee, delta),
                        all -> renewals.stream().allMatch(id -> all.typesOf(id).size() == 3)
                                && all.typesOf(refused).size() == 3
                                && all.typesOf(held).size() == 2);
        assertThat(renewals).allSatisfy(id -> assertThat(told.typesOf(id)).isEqualTo(steps("processing", "completed")));
        assertThat(told.typesOf(refused)).isEqualTo(steps("processing", "failed"));
        assertThat(told.typesOf(repeated)).isEqualTo(steps("processing"));
        assertThat(told.typesOf(held)).isEqualTo(steps("held"));
        assertThat(renewals)
                .allSatisfy(
                        id -> assertThat(told.typesOf(estate.get(noordzee, id).path("migrationId")))
                                .hasSize(4)
                                .doesNotHaveDuplicates());
        told.keepToTheirContracts();
        assertThat(timesOf(told, "channel-transfer.processing.v1")).containsOnly(noon.toString());
    }

    @Test
    void all_begin_in_one_transaction() {
        sweep.runDue(noon);

        assertThat(renewals).allSatisfy(id -> assertThat(state(id)).isEqualTo("PROCESSING"));
        assertThat(sql.list(
                        row -> row.getString(1),
                        "select distinct xmin::text from provisioning_job where id = any (?::uuid[])",
                        ids()))
                .hasSize(1);
    }

    @Test
    void one_that_fails_stops_no_other() {
        var broken = renewals.get(2);
        sql.run(
                "insert into provisioning_job (id, kind, due_at) values (?, 'in the way', ?)",
                UUID.fromString(broken),
                noon.plus(Duration.ofDays(3650)));

        sweep.runDue(noon);

        assertThat(renewals.stream().filter(id -> !id.equals(broken)))
                .allSatisfy(id -> assertThat(state(id)).isEqualTo("PROCESSING"));
        assertThat(state(broken)).isEqualTo("SCHEDULED");
        sql.run("delete from provisioning_job where id = ?", UUID.fromString(broken));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            sweep.runDue(noon);
            assertThat(state(broken)).isEqualTo("PROCESSING");
        });
    }

    @Test
    void one_that_somebody_else_holds_is_left_behind_and_comes_later() {
        var held = renewals.getLast();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.list(
                    row -> row.getString(1),
                    "select id from channel_transfer where id = ? for update",
                    UUID.fromString(held));
            sweep.runDue(noon);
        });
        assertThat(renewals.stream().filter(id -> !id.equals(held)))
                .allSatisfy(id -> assertThat(state(id)).isEqualTo("PROCESSING"));
        assertThat(state(held)).isEqualTo("SCHEDULED");

        sweep.runDue(noon);

        assertThat(state(held)).isEqualTo("PROCESSING");
    }

    @Test
    void each_is_carried_out_once_by_four_replicas_at_the_same_moment() throws Exception {
        Callable<Boolean> replica = () -> {
            while (sweep.runDue(noon) + provisioning.runDue(noon) > 0) {
                Thread.onSpinWait();
            }
            return true;
        };
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            replicas.invokeAll(Collections.nCopies(4, replica)).forEach(Future::resultNow);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(renewals)
                        .allSatisfy(id -> assertThat(state(id)).isEqualTo("COMPLETED")));
        assertThat(sql.list(
                        row -> row.getString(1),
                        "select predecessor_id from csp_subscription where customer_tenant_id = ?",
                        delta.id()))
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    private String scheduled(Map<String, Object> subscription) {
        return estate.scheduled(noordzee, estate.ending(delta, end, subscription));
    }

    private String state(String id) {
        return estate.get(noordzee, id).path("state");
    }

    private List<UUID> ids() {
        return renewals.stream().map(UUID::fromString).toList();
    }

    private static List<String> steps(String... steps) {
        return Stream.concat(Stream.of("scheduled"), Stream.of(steps))
                .map("channel-transfer.%s.v1"::formatted)
                .toList();
    }

    private static List<String> timesOf(Published told, String type) {
        return told.records().stream()
                .filter(record -> type.equals(
                        new String(record.headers().lastHeader("ce_type").value(), UTF_8)))
                .map(record -> new String(record.headers().lastHeader("ce_time").value(), UTF_8))
                .toList();
    }
}
