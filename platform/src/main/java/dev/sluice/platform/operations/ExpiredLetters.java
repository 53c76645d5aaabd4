package dev.sluice.platform.operations;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Removes dead letters after 30 days of real time, as long as their topics keep them; in batches, so that no statement holds many rows. */
@ApplicationScoped
class ExpiredLetters {

    static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    private final KeptLetters letters;
    private final Clock realTime;

    ExpiredLetters(KeptLetters letters, Clock realTime) {
        this.letters = letters;
        this.realTime = realTime;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var batch = BATCH;
        while (batch == BATCH) {
            batch = letters.forget(realTime.instant().minus(KEPT), BATCH);
        }
    }
}
