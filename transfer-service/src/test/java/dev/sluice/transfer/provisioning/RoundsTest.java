package dev.sluice.transfer.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Of subscriptions that are made together")
class RoundsTest {

    static final Instant FAR_AWAY = Instant.parse("2990-01-01T00:00:00Z");
    static final Provisioner MAKES_ALL =
            wanted -> new Outcome.Provisioned(wanted.key().toString());

    @Inject
    Attempts attempts;

    @Inject
    Sql sql;

    Clock realTime = Clock.systemUTC();

    final List<UUID> jobs = Stream.generate(UUID::randomUUID).limit(6).toList();
    final UUID odd = jobs.get(2);

    @BeforeEach
    void jobs_are_claimed() {
        jobs.forEach(id -> sql.run(
                "insert into provisioning_job (id, kind, due_at, attempts, claim) values (?, 'test', ?, 1, ?)",
                id,
                FAR_AWAY,
                id));
    }

    @AfterEach
    void forget() {
        sql.run("delete from provisioning_job where id = any (?::uuid[])", jobs);
    }

    @Test
    void one_that_takes_its_time_holds_up_no_other() throws InterruptedException {
        var answered = new CountDownLatch(1);
        Provisioner slow = wanted -> {
            if (wanted.key().equals(odd)) {
                awaitOpen(answered);
            }
            return MAKES_ALL.provision(wanted);
        };
        var round = Thread.startVirtualThread(() -> run(slow, new Client(Set.of(), Set.of())));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(left()).containsExactly(odd));
        assertThat(round.isAlive()).isTrue();
        answered.countDown();
        round.join();

        assertThat(left()).isEmpty();
    }

    @Test
    void one_that_cannot_be_settled_stops_no_other() {
        run(MAKES_ALL, new Client(Set.of(odd), Set.of()));

        assertThat(left()).containsExactly(odd);
    }

    @Test
    void one_that_somebody_else_holds_comes_by_itself() {
        run(MAKES_ALL, new Client(Set.of(), Set.of(odd)));

        assertThat(left()).isEmpty();
    }

    @Test
    void one_on_which_the_provisioner_breaks_is_tried_again() {
        run(
                wanted -> {
                    if (wanted.key().equals(odd)) {
                        throw new IllegalStateException("broken");
                    }
                    return MAKES_ALL.provision(wanted);
                },
                new Client(Set.of(), Set.of()));

        assertThat(left()).containsExactly(odd);
        assertThat(sql.list(row -> Sql.instant(row, "due_at"), "select due_at from provisioning_job where id = ?", odd))
                .containsExactly(FAR_AWAY.plus(Duration.ofMinutes(1)));
    }

    @Test
    void one_that_waited_for_its_turn_is_looked_at_again_right_before() {
        var made = new CopyOnWriteArrayList<UUID>();
        realTime = new Hurried();

        run(
                wanted -> {
                    made.add(wanted.key());
                    return MAKES_ALL.provision(wanted);
                },
                new Client(Set.of(), Set.of()) {

                    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

                    @Override
                    public Optional<Provision> ready(UUID id, int attempt, Instant now) {
                        return id.equals(odd) && !seen.add(id) ? Optional.empty() : super.ready(id, attempt, now);
                    }
                });

        assertThat(made).hasSize(5).doesNotContain(odd);
        assertThat(left()).isEmpty();
    }

    private void run(Provisioner provisioner, ProvisioningClient client) {
        var claimed = jobs.stream()
                .map(id -> new ProvisioningJobs.Claimed(id, client.kind(), 1, id))
                .toList();
        assertThat(new Rounds(attempts, provisioner, realTime).run(client, claimed, new Semaphore(6), FAR_AWAY))
                .isEqualTo(6);
    }

    private List<UUID> left() {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from provisioning_job where id = any (?::uuid[])",
                jobs);
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A minute later whenever somebody looks. */
    private static final class Hurried extends Clock {

        private final AtomicInteger minutes = new AtomicInteger();

        @Override
        public Instant instant() {
            return FAR_AWAY.plus(Duration.ofMinutes(minutes.getAndIncrement()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A capability that settles all but some. */
    private static class Client implements ProvisioningClient {

        private final Set<UUID> broken;
        private final Set<UUID> held;

        Client(Set<UUID> broken, Set<UUID> held) {
            this.broken = broken;
            this.held = held;
        }

        @Override
        public String kind() {
            return "test";
        }

        @Override
        public int atOnce() {
            return 6;
        }

        @Override
        public Collection<UUID> lockAll(Collection<UUID> ids) {
            var free = new HashSet<>(ids);
            free.removeAll(held);
            return free;
        }

        @Override
        public Optional<Provision> ready(UUID id, int attempt, Instant now) {
            var day = LocalDate.of(2990, 1, 1);
            return Optional.of(new Provision(
                    id, id, id, "SKU", 1, Term.P1Y, BillingCycle.MONTHLY, day, day.plusYears(1), null, attempt));
        }

        @Override
        public void provisioned(UUID id, String provisionedAs, Instant now) {
            if (broken.contains(id)) {
                throw new IllegalStateException("broken");
            }
        }

        @Override
        public void refused(UUID id, Outcome.Refused refusal, Instant now) {
            throw new IllegalStateException("nothing is refused");
        }

        @Override
        public void postponed(UUID id, Outcome.Unavailable reason, Instant now) {}
    }
}
