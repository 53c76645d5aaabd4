package dev.sluice.transfer.provisioning;

import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.transfer.provisioning.Attempts.Attempt;
import dev.sluice.transfer.provisioning.ProvisioningJobs.Claimed;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Asks the provisioner for a group, outside of transactions, and has the answers settled as they come in: what takes its time holds nobody
 * up.
 */
@ApplicationScoped
class Rounds {

    /** How long another answer is waited for before what has come is settled. */
    private static final Duration AFTER_ANOTHER = Duration.ofMillis(10);

    /** How long a look at a job counts; later it is looked at again right before it is made. */
    private static final Duration LOOK_COUNTS = Duration.ofSeconds(2);

    private final Attempts attempts;
    private final Provisioner provisioner;
    private final Clock realTime;

    Rounds(Attempts attempts, Provisioner provisioner, Clock realTime) {
        this.attempts = attempts;
        this.provisioner = provisioner;
        this.realTime = realTime;
    }

    /**
     * Returns how many were to be made.
     *
     * @param group of one kind
     * @param calls places for what is asked at the same time
     */
    int run(ProvisioningClient client, List<Claimed> group, Semaphore calls, Instant now) {
        var wanted = attempts.ready(client, group, now);
        FailPoint.reached("provisioning.ready");
        var staleFrom = realTime.instant().plus(LOOK_COUNTS);
        var answers = new LinkedBlockingQueue<Optional<Attempt<Outcome>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            wanted.forEach(each -> threads.execute(() -> {
                calls.acquireUninterruptibly();
                try {
                    answers.add(fresh(client, each, staleFrom, now).map(this::answer));
                } finally {
                    calls.release();
                }
            }));
            for (var left = wanted.size(); left > 0; ) {
                var some = next(answers, Math.min(left, client.atOnce()));
                FailPoint.reached("provisioning.made");
                attempts.settle(client, some.stream().flatMap(Optional::stream).toList(), now);
                FailPoint.reached("provisioning.settled");
                left -= some.size();
            }
        }
        return wanted.size();
    }

    /** Absent where there is nothing to make any more, and where nobody knows: then it is attempted again after its lease. */
    private Optional<Attempt<Provision>> fresh(
            ProvisioningClient client, Attempt<Provision> wanted, Instant staleFrom, Instant now) {
        try {
            return realTime.instant().isBefore(staleFrom)
                    ? Optional.of(wanted)
                    : attempts.ready(client, List.of(wanted.job()), now).stream().findFirst();
        } catch (RuntimeException | Error e) { // whoever waits for the answer would wait for ever
            Log.warnf(e, "%s is attempted again after its lease", wanted.job().id());
            return Optional.empty();
        }
    }

    private Attempt<Outcome> answer(Attempt<Provision> wanted) {
        try {
            return new Attempt<>(wanted.job(), provisioner.provision(wanted.what()));
        } catch (RuntimeException | Error e) { // whoever waits for the answer would wait for ever
            Log.warnf(e, "the provisioner did not answer for %s", wanted.job().id());
            var reason = new Outcome.Unavailable("PROVISIONER_UNAVAILABLE", "no answer");
            return new Attempt<>(wanted.job(), reason);
        }
    }

    /** At least one, and those that come right after it. */
    private static <T> List<T> next(BlockingQueue<T> answers, int most) {
        var some = new ArrayList<T>();
        try {
            var answer = answers.take();
            while (answer != null) {
                some.add(answer);
                answer = some.size() < most ? answers.poll(AFTER_ANOTHER.toMillis(), TimeUnit.MILLISECONDS) : null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return some;
    }
}
