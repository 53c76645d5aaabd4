package dev.sluice.notification.replay;

import dev.sluice.platform.failpoint.FailPoint;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets replays go on, step by step. Every replica does; a replay's row lock says who. */
@ApplicationScoped
class ReplayWorker {

    private final ReplayRun run;
    private volatile boolean stopping;

    ReplayWorker(ReplayRun run) {
        this.run = run;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "${sluice.replays.work-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (!stopping && run.step()) {
                FailPoint.reached("replay.after-commit");
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                Log.warnf("replays wait: %s", e.getMessage());
            }
        }
    }
}
