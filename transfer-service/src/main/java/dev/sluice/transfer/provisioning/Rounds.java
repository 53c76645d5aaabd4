package dev.sluice.transfer.provisioning;

import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.transfer.provisioning.Attempts.Attempt;
import dev.sluice.transfer.provisioning.ProvisioningJobs.Claimed;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Asks the provisioner for a group, outside of transactions, and has the answers settled as they come in: what takes its time holds nobody
 * up.
 */
@ApplicationScoped
class Rounds {

    private final Attempts attempts;
    private final Provisioner provisioner;

    Rounds(Attempts attempts, Provisioner provisioner) {
        this.attempts = attempts;
        this.provisioner = provisioner;
    }

    /**
     * Returns how many were asked for.
     *
     * @param group of one kind
     * @param calls places for what is asked at the same time
     */
    int run(ProvisioningClient client, List<Claimed> group, Semaphore calls, Instant now) {
        var asked = attempts.ready(client, group, now);
        FailPoint.reached("provisioning.ready");
        var answers = new LinkedBlockingQueue<Attempt<Outcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked.forEach(wanted -> threads.execute(() -> answers.add(answer(wanted, calls))));
            for (var left = asked.size(); left > 0; ) {
                var some = next(answers, client.atOnce());
                FailPoint.reached("provisioning.made");
                attempts.settle(client, some, now);
                FailPoint.reached("provisioning.settled");
                left -= some.size();
            }
        }
        return asked.size();
    }

    private Attempt<Outcome> answer(Attempt<Provision> wanted, Semaphore calls) {
        calls.acquireUninterruptibly();
        try {
            return new Attempt<>(wanted.job(), provisioner.provision(wanted.what()));
        } catch (RuntimeException | Error e) { // whoever waits for the answer would wait for ever
            Log.warnf(e, "the provisioner did not answer for %s", wanted.job().id());
            var reason = new Outcome.Unavailable("PROVISIONER_UNAVAILABLE", "no answer");
            return new Attempt<>(wanted.job(), reason);
        } finally {
            calls.release();
        }
    }

    /** Those that are there; at least one. */
    private static List<Attempt<Outcome>> next(BlockingQueue<Attempt<Outcome>> answers, int most) {
        var some = new ArrayList<Attempt<Outcome>>();
        try {
            some.add(answers.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        answers.drainTo(some, most - 1);
        return some;
    }
}
