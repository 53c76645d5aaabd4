package dev.sluice.transfer.provisioning;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.deadlines.DueWork;
import dev.sluice.transfer.provisioning.ProvisioningJobs.Claimed;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has subscriptions made: claims jobs that are due, and carries them out by groups. */
@ApplicationScoped
public class ProvisioningWork implements DueWork {

    private static final int BATCH = 200;

    private final ProvisioningJobs jobs;
    private final Rounds rounds;
    private final Withdrawing withdrawing;
    private final Map<String, ProvisioningClient> clients;
    private final ProvisionerConfig config;
    private final BusinessClock clock;
    private volatile boolean stopping;

    ProvisioningWork(
            ProvisioningJobs jobs,
            Rounds rounds,
            Withdrawing withdrawing,
            @All List<ProvisioningClient> clients,
            ProvisionerConfig config,
            BusinessClock clock) {
        this.jobs = jobs;
        this.rounds = rounds;
        this.withdrawing = withdrawing;
        this.clients = clients.stream().collect(Collectors.toMap(ProvisioningClient::kind, Function.identity()));
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${sluice.provisioner.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (!stopping && runDue(clock.now()) > 0) {
                Log.debug("provisioned a batch");
            }
        } catch (RuntimeException e) {
            Log.warnf("provisioning is tried again: %s", e.getMessage());
        }
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return jobs.nextDueAt();
    }

    @Override
    public int runDue(Instant now) {
        var claimed = QuarkusTransaction.requiringNew().call(() -> jobs.claim(now, BATCH));
        var workers = new Semaphore(config.concurrency());
        var calls = new Semaphore(config.concurrency());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var group : groups(claimed)) {
                workers.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        attempt(group, calls, now);
                    } catch (RuntimeException e) {
                        Log.warnf(e, "%d attempts are repeated after their lease", group.size());
                    } finally {
                        workers.release();
                    }
                });
            }
        }
        return claimed.size();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Of one kind each, and no larger than its client takes them. */
    private List<List<Claimed>> groups(List<Claimed> claimed) {
        var groups = new ArrayList<List<Claimed>>();
        claimed.stream().collect(Collectors.groupingBy(Claimed::kind)).forEach((kind, all) -> {
            var client = clients.get(kind);
            if (withdrawing.isOf(kind)) {
                all.forEach(job -> groups.add(List.of(job)));
                return;
            }
            if (client == null) {
                Log.errorf("nobody asked for %s", kind);
                return;
            }
            var size = client.atOnce();
            for (var from = 0; from < all.size(); from += size) {
                groups.add(all.subList(from, Math.min(from + size, all.size())));
            }
        });
        return groups;
    }

    private void attempt(List<Claimed> group, Semaphore calls, Instant now) {
        if (withdrawing.isOf(group.getFirst().kind())) {
            withdrawing.run(group.getFirst(), now);
            return;
        }
        var client = requireNonNull(clients.get(group.getFirst().kind()));
        if (client.atOnce() > 1) {
            rounds.run(client, group, calls, now);
        } else {
            Correlation.begin(null).during(() -> rounds.run(client, group, calls, now));
        }
    }
}
