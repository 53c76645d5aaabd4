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
    static final int KILLS_OF_A_BUILD = 10;
    /** Ten seconds are promised; a build may share its machine with others. */
    static final Duration RECOVERY = Duration.ofSeconds(LONG ? 10 : 20);

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
                        CompletableFuture.runAsync(() -> kills.service(
                                NOTIFICATION, "consume.after-commit:3", "delivery.after-send:5", "mail.after-send:2")))
                .join();
        kills.connectionsReset();
    }

    private void killEachKindOften() {
        var random = new Random(20261123);
        for (int round = 0; round < ROUNDS; round++) {
            CompletableFuture.allOf(
                            killing(
                                    COCP,
                                    at("command.before-commit", random),
                                    at("command.after-commit", random),
                                    at("outbox.before-send", random),
                                    at("outbox.after-send", random),
                                    at("outbox.after-delete", random),
                                    at("audit.before-commit", random)),
                            killing(
                                    NOTIFICATION,
                                    at("consume.before-commit", random),
                                    at("consume.after-commit", random),
                                    at("delivery.after-claim", random),
                                    at("delivery.after-send", random),
                                    at("delivery.before-commit", random),
                                    at("mail.after-send", random)))
                    .join();
            kills.service(round % 2 == 0 ? TRANSFER : ATTRIBUTION, at("consume.before-commit", random));
            load.awaitAnswers(10);
            kills.connectionsReset();
            load.awaitAnswers(10);
            kills.brokerLeaves();
            faults.startBroker();
            load.awaitAnswers(10);
            kills.postgresLeaves();
            faults.startPostgres();
            load.awaitAnswers(10);
        }
    }

    private CompletableFuture<Void> killing(Service service, String... failPoints) {
        return CompletableFuture.runAsync(() -> kills.service(service, failPoints));
    }

    private static String at(String failPoint, Random random) {
        return failPoint + ":" + (1 + random.nextInt(LATEST_HIT));
    }

    @Test
    void every_call_gets_a_clear_answer_in_the_end() {
        assertThat(load.refused()).isEmpty();
        assertThat(Suite.uncaught()).isEmpty();
        assertThat(load.answered("accepted")).isPositive();
        assertThat(load.answered("cancel-requested")).isPositive();
    }

    @Test
    void nothing_is_lost_or_doubled_or_out_of_order() {
        assertThat(ledger.findings()).isEmpty();
        if (LONG) {
            assertThat(kills.byKind())
                    .allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(ROUNDS / 2));
        } else {
            assertThat(kills.total()).isEqualTo(KILLS_OF_A_BUILD);
        }
    }

    @Test
    void the_services_answer_without_the_broker_as_if_it_were_there() {
        assertThat(brokerAway.strange()).isEmpty();
        assertThat(brokerAway.putOff())
                .as("a busy machine may put callers off")
                .allMatch(each -> each.endsWith("OVERLOADED"));
        assertThat(brokerAway.fewestAnswers()).isPositive();
    }

    @Test
    void the_services_put_callers_off_without_the_database_and_stay_healthy() {
        assertThat(postgresAway.strange()).isEmpty();
        assertThat(postgresAway.putOff()).isNotEmpty();
    }

    @Test
    void everything_goes_on_soon_after_the_broker_is_back() {
        assertThat(brokerAway.untilDelivered()).isLessThan(RECOVERY);
    }

    @Test
    void everything_goes_on_soon_after_the_database_is_back() {
        assertThat(postgresAway.untilDelivered()).isLessThan(RECOVERY);
    }
}
