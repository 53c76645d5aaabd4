package dev.sluice.transfer.provisioning;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.deadlines.DueWork;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has subscriptions made: claims jobs that are due, asks the provisioner outside of transactions, and settles what it says. */
@ApplicationScoped
public class ProvisioningWork implements DueWork {

    private static final int BATCH = 200;

    private final ProvisioningJobs jobs;
    private final Provisioner provisioner;
    private final Map<String, ProvisioningClient> clients;
    private final ProvisionerConfig config;
    private final BusinessClock clock;
    private volatile boolean stopping;

    ProvisioningWork(
            ProvisioningJobs jobs,
            Provisioner provisioner,
            @All List<ProvisioningClient> clients,
            ProvisionerConfig config,
            BusinessClock clock) {
        this.jobs = jobs;
        this.provisioner = provisioner;
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
        var places = new Semaphore(config.concurrency());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var job : claimed) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        Correlation.begin(null).during(() -> attempt(job, now));
                    } catch (RuntimeException e) {
                        Log.warnf(e, "the attempt of %s %s is repeated after its lease", job.kind(), job.id());
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return claimed.size();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private int attempt(ProvisioningJobs.Claimed job, Instant now) {
        var client = clients.get(job.kind());
        if (client == null) {
            throw new IllegalStateException("nobody asked for " + job.kind());
        }
        var wanted = QuarkusTransaction.requiringNew().call(() -> {
            if (!jobs.hold(job)) {
                return Optional.<Provision>empty();
            }
            var ready = client.ready(job.id(), job.attempt(), now);
            if (ready.isEmpty()) {
                jobs.end(job.id());
            }
            return ready;
        });
        if (wanted.isPresent()) {
            var outcome = provisioner.provision(wanted.get());
            QuarkusTransaction.requiringNew().run(() -> settle(client, job, outcome, now));
        }
        return 1;
    }

    /** An answer that comes after somebody else's attempt began is that attempt's to tell: the key is the same. */
    private void settle(ProvisioningClient client, ProvisioningJobs.Claimed job, Outcome outcome, Instant now) {
        if (!jobs.hold(job)) {
            return;
        }
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
    }
}
