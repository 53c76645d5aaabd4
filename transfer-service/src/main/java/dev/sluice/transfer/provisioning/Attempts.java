package dev.sluice.transfer.provisioning;

import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.sql.Together;
import dev.sluice.transfer.provisioning.ProvisioningJobs.Claimed;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The transactions before and after the provisioner is asked: one for a group. When one of the group fails, or somebody else holds it, it
 * comes by itself; when that fails it is repeated under its key after its lease.
 */
@ApplicationScoped
class Attempts {

    private final ProvisioningJobs jobs;
    private final Together together;
    private final ProvisionerConfig config;

    Attempts(ProvisioningJobs jobs, Together together, ProvisionerConfig config) {
        this.jobs = jobs;
        this.together = together;
        this.config = config;
    }

    /** A job and what is to be made, or what came of it. */
    record Attempt<T>(Claimed job, T what) {}

    /** What may be made after a look at each. */
    List<Attempt<Provision>> ready(ProvisioningClient client, List<Claimed> group, Instant now) {
        var unasked = group.stream().map(job -> new Attempt<>(job, job)).toList();
        return carryOut(client, unasked, attempt -> ready(client, attempt.job(), now));
    }

    private Optional<Attempt<Provision>> ready(ProvisioningClient client, Claimed job, Instant now) {
        var wanted = client.ready(job.id(), job.attempt(), now);
        if (wanted.isEmpty()) {
            jobs.end(job.id());
        }
        return wanted.map(provision -> new Attempt<>(job, provision));
    }

    /** Writes down what came of each. */
    void settle(ProvisioningClient client, List<Attempt<Outcome>> group, Instant now) {
        carryOut(client, group, attempt -> settle(client, attempt.job(), attempt.what(), now));
    }

    private Optional<Claimed> settle(ProvisioningClient client, Claimed job, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Provisioned made -> {
                jobs.end(job.id());
                client.provisioned(job.id(), made.id(), now);
            }
            case Outcome.Refused refusal -> {
                jobs.end(job.id());
                client.refused(job.id(), refusal, now);
            }
            case Outcome.Unavailable reason -> {
                var waits = config.retries();
                var wait = waits.get(Math.min(job.attempt(), waits.size()) - 1);
                jobs.postpone(job.id(), now.plus(wait));
                client.postponed(job.id(), reason, now);
            }
        }
        return Optional.of(job);
    }

    private record Result<T, R>(List<R> found, List<Attempt<T>> left) {}

    private <T, R> List<R> carryOut(
            ProvisioningClient client, List<Attempt<T>> group, Function<Attempt<T>, Optional<R>> work) {
        var result = group.size() > 1 ? inOne(client, group, work) : new Result<T, R>(List.of(), group);
        var found = new ArrayList<>(result.found());
        result.left().forEach(attempt -> alone(attempt, work).ifPresent(found::add));
        return found;
    }

    private <T, R> Result<T, R> inOne(
            ProvisioningClient client, List<Attempt<T>> group, Function<Attempt<T>, Optional<R>> work) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> together.during(() -> {
                        var held = held(group);
                        var locked = new HashSet<>(client.lockAll(
                                held.stream().map(attempt -> attempt.job().id()).toList()));
                        var found = held.stream()
                                .filter(attempt -> locked.contains(attempt.job().id()))
                                .flatMap(attempt -> during(attempt, work).stream())
                                .toList();
                        var left = held.stream()
                                .filter(attempt ->
                                        !locked.contains(attempt.job().id()))
                                .toList();
                        return new Result<>(found, left);
                    }));
        } catch (RuntimeException e) {
            Log.warnf("%d attempts come one by one: %s", group.size(), e.getMessage());
            return new Result<>(List.of(), group);
        }
    }

    /** What comes of an attempt after somebody else's began is that one's to tell: the key is the same. */
    private <T> List<Attempt<T>> held(List<Attempt<T>> group) {
        var held = jobs.hold(group.stream().map(Attempt::job).toList());
        return group.stream()
                .filter(attempt -> held.contains(attempt.job().id()))
                .toList();
    }

    private <T, R> Optional<R> alone(Attempt<T> attempt, Function<Attempt<T>, Optional<R>> work) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> held(List.of(attempt)).isEmpty() ? Optional.<R>empty() : during(attempt, work));
        } catch (RuntimeException e) {
            var job = attempt.job();
            Log.warnf(e, "the attempt of %s %s is repeated after its lease", job.kind(), job.id());
            return Optional.empty();
        }
    }

    /** In the flow that it is part of already, or one of its own. */
    private static <T, R> Optional<R> during(Attempt<T> attempt, Function<Attempt<T>, Optional<R>> work) {
        return Correlation.current().during(() -> work.apply(attempt));
    }
}
