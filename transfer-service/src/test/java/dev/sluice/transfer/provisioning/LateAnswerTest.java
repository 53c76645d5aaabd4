package dev.sluice.transfer.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two workers, the second of which takes over when the lease of the first is over. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("An answer of the provisioner that comes after another worker's")
class LateAnswerTest {

    /** Long before anything else is due: these workers find nobody else's jobs. */
    static final Instant DUE = Instant.parse("1900-01-01T00:00:00Z");

    /** The service's own worker sees the job as somebody else's until then. */
    static final Duration HANDS_OFF = Duration.ofHours(1);

    @Inject
    Sql sql;

    @Inject
    ProvisionerConfig config;

    @Inject
    BusinessClock clock;

    @Inject
    Together together;

    @Inject
    Withdrawing withdrawing;

    final UUID one = UUID.randomUUID();
    final Instant real = Instant.now();
    final List<UUID> ids = new ArrayList<>(List.of(one));
    final List<String> settled = new CopyOnWriteArrayList<>();

    @AfterEach
    void nothing_is_left() {
        sql.run("delete from provisioning_job where id = any (?::uuid[])", ids);
    }

    private void add(UUID job) {
        sql.run(
                "insert into provisioning_job (id, kind, due_at, claimed_until) values (?, ?, ?, ?)",
                job,
                "bundle",
                DUE,
                real.plus(HANDS_OFF));
    }

    private ProvisioningJobs jobs(Duration later) {
        return new ProvisioningJobs(sql, Clock.fixed(real.plus(HANDS_OFF).plus(later), ZoneOffset.UTC), config);
    }

    private ProvisioningWork worker(ProvisioningJobs jobs, Provisioner provisioner) {
        var rounds = new Rounds(new Attempts(jobs, together, config), provisioner, Clock.systemUTC());
        return new ProvisioningWork(jobs, rounds, withdrawing, List.of(new TwoOfThem()), config, clock);
    }

    static Stream<Outcome> answers() {
        return Stream.of(
                new Outcome.Provisioned("first, late"),
                new Outcome.Refused("REFUSED", "late"),
                new Outcome.Unavailable("UNAVAILABLE", "late"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void changes_nothing_of_what_is_under_way_now(Outcome late) {
        answerLate(late);

        assertThat(settled).containsExactly("provisioned first");
    }

    @Test
    void changes_nothing_in_a_group_either() {
        ids.add(UUID.randomUUID());

        answerLate(new Outcome.Provisioned("first, late"));

        assertThat(settled).containsExactly("provisioned first", "provisioned first");
    }

    /** The second worker has settled the same jobs, and has begun the next ones under their ids, when the first is answered. */
    private void answerLate(Outcome late) {
        var jobs = jobs(config.lease().plusSeconds(1));
        var second = worker(jobs, _ -> new Outcome.Provisioned("first"));
        var under = new ArrayList<ProvisioningJobs.Claimed>();
        var isFirst = new AtomicBoolean(true);
        var done = new CountDownLatch(1);
        var first = worker(jobs(Duration.ZERO), _ -> {
            if (isFirst.getAndSet(false)) {
                second.runDue(DUE);
                under.addAll(QuarkusTransaction.requiringNew().call(() -> jobs.claim(DUE, ids.size())));
                done.countDown();
            }
            await(done);
            return late;
        });
        ids.forEach(this::add);

        first.runDue(DUE);

        assertThat(jobs.hold(under))
                .as("the jobs of the next ones are there, and whose they were")
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two members of each bundle, made one after the other under one id. */
    private class TwoOfThem implements ProvisioningClient {

        @Override
        public String kind() {
            return "bundle";
        }

        @Override
        public int atOnce() {
            return ids.size();
        }

        @Override
        public Collection<UUID> lockAll(Collection<UUID> wanted) {
            return wanted;
        }

        @Override
        public Optional<Provision> ready(UUID job, int attempt, Instant now) {
            var day = LocalDate.EPOCH;
            return Optional.of(new Provision(
                    job, job, job, "M365_E3", 1, Term.P1Y, BillingCycle.MONTHLY, day, day.plusYears(1), null, attempt));
        }

        @Override
        public void provisioned(UUID job, String provisionedAs, Instant now) {
            settled.add("provisioned " + provisionedAs);
            add(job);
        }

        @Override
        public void refused(UUID job, Outcome.Refused refusal, Instant now) {
            settled.add("refused " + refusal.detail());
        }

        @Override
        public void postponed(UUID job, Outcome.Unavailable reason, Instant now) {
            settled.add("postponed " + reason.detail());
        }
    }
}
