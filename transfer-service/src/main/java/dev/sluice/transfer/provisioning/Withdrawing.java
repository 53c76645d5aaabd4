package dev.sluice.transfer.provisioning;

import dev.sluice.platform.correlation.Correlation;
import dev.sluice.transfer.provisioning.ProvisioningJobs.Claimed;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has withdrawn what is not wanted any more, until it is gone, however long that takes: somebody would pay for it. */
@ApplicationScoped
class Withdrawing {

    private final Map<String, WithdrawingClient> clients;
    private final Provisioner provisioner;
    private final ProvisioningJobs jobs;
    private final ProvisionerConfig config;

    Withdrawing(
            @All List<WithdrawingClient> clients,
            Provisioner provisioner,
            ProvisioningJobs jobs,
            ProvisionerConfig config) {
        this.clients = clients.stream().collect(Collectors.toMap(WithdrawingClient::kind, Function.identity()));
        this.provisioner = provisioner;
        this.jobs = jobs;
        this.config = config;
    }

    /** Whether jobs of that kind withdraw. */
    boolean isOf(String kind) {
        return clients.containsKey(kind);
    }

    void run(Claimed job, Instant now) {
        var client = clients.get(job.kind());
        if (client == null) {
            throw new IllegalStateException("nobody withdraws " + job.kind());
        }
        var reason = provisioner.withdraw(job.id());
        reason.ifPresent(told -> Log.warnf("%s %s is not withdrawn yet: %s", job.kind(), job.id(), told.detail()));
        Correlation.begin(null)
                .during(() -> QuarkusTransaction.requiringNew().call(() -> {
                    if (reason.isPresent()) {
                        var waits = config.retries();
                        jobs.postpone(job.id(), now.plus(waits.get(Math.min(job.attempt(), waits.size()) - 1)));
                    } else {
                        jobs.end(job.id());
                        client.withdrawn(job.id(), now);
                    }
                    return job;
                }));
    }
}
