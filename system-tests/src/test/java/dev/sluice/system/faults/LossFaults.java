package dev.sluice.system.faults;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.services.Service;
import dev.sluice.system.Faults;
import dev.sluice.system.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The short form runs in every build; {@code -Plong} kills each kind {@code -Dsluice.rounds} times, else twenty. */
@DisplayName("Under load, when services, broker and database are killed and stay away for a while")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LossFaults {

    static final Suite suite = Suite.running();

    static final int CHANGES_PER_SECOND = 3;
    static final boolean LONG = Boolean.getBoolean("sluice.long");
    static final int ROUNDS = Integer.getInteger("sluice.rounds", 20);
    static final int LATEST_HIT = 12;
    /** Ten seconds are promised; a build shares its machine with others and shows only that everything goes on by itself. */
    static final Duration RECOVERY = Duration.ofSeconds(LONG ? 10 : 60);

    static final List<Service> READERS = List.of(NOTIFICATION, TRANSFER, ATTRIBUTION);

    final Faults faults = suite.faults();
    final Kills kills = new Kills(faults);

    final Load load = Load.of(suite);
    Outage brokerAway;
    Outage postgresAway;
    Ledger ledger;

    @BeforeAll
    void play() throws Exception {
        try (load) {
            load.start(CHANGES_PER_SECOND);
            load.awaitAnswers(20);
            if (LONG) {
                killEachKindOften();
            } else {
                killSome();
            }
            load.awaitAnswers(10);
            brokerAway = Outage.of(load, kills::brokerLeaves, faults::startBroker);
            load.awaitAnswers(10);
            postgresAway = Outage.of(load, kills::postgresLeaves, faults::startPostgres);
            load.awaitAnswers(10);
        }
        ledger = Ledger.of(new Evidence(suite, load).books());
        Report.of(kills, load, ledger, Map.of("broker", brokerAway, "postgres", postgresAway))
                .publish();
    }

    private void killSome() {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(
                                () -> kills.service(COCP, "outbox.after-send:5", "command.after-commit:5")),
                        CompletableFuture.runAsync(() -> kills.service(NOTIFICATION, "consume.after-commit:3")))
                .join();
    }

    private void killEachKindOften() {
        var random = new Random(20261123);
        for (int round = 0; round < ROUNDS; round++) {
            kills.service(
                    COCP,
                    at("command.before-commit", random),
                    at("command.after-commit", random),
                    at("outbox.before-send", random),
                    at("outbox.after-send", random),
                    at("outbox.after-delete", random));
            kills.service(
                    READERS.get(round % READERS.size()),
                    at("consume.before-commit", random),
                    at("consume.after-commit", random));
            load.awaitAnswers(10);
            kills.brokerLeaves();
            faults.startBroker();
            load.awaitAnswers(10);
            kills.postgresLeaves();
            faults.startPostgres();
            load.awaitAnswers(10);
        }
    }

    private static String at(String failPoint, Random random) {
        return failPoint + ":" + (1 + random.nextInt(LATEST_HIT));
    }

    @Test
    void every_call_gets_a_clear_answer_in_the_end() {
        assertThat(load.refused()).isEmpty();
        assertThat(load.answered("accepted")).isPositive();
        assertThat(load.answered("cancel-requested")).isPositive();
    }

    @Test
    void nothing_is_lost_or_doubled_or_out_of_order() {
        assertThat(ledger.findings()).isEmpty();
        assertThat(kills.total()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void the_services_answer_without_the_broker_as_if_it_were_there() {
        assertThat(brokerAway.strange()).isEmpty();
        assertThat(brokerAway.putOff()).as("a busy machine may put some off").isLessThan(brokerAway.answered() / 10);
        assertThat(brokerAway.answered()).isPositive();
    }

    @Test
    void the_services_put_callers_off_without_the_database_and_stay_healthy() {
        assertThat(postgresAway.strange()).isEmpty();
        assertThat(postgresAway.putOff()).isPositive();
    }

    @Test
    void everything_goes_on_soon_after_the_broker_is_back() {
        assertThat(brokerAway.delay()).isLessThan(RECOVERY);
    }

    @Test
    void everything_goes_on_soon_after_the_database_is_back() {
        assertThat(postgresAway.delay()).isLessThan(RECOVERY);
    }
}
