package dev.sluice.platform.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets kept answers past their time, in batches, so that no statement holds many rows. */
@ApplicationScoped
class ExpiredKeys {

    private static final int BATCH = 1000;

    private final Idempotency idempotency;

    ExpiredKeys(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var batch = BATCH;
        while (batch == BATCH) {
            batch = idempotency.forgetExpired(BATCH);
        }
    }
}
