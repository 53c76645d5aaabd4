package dev.sluice.attribution.revenue;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.deadlines.DueWork;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Months close by themselves, one in a transaction. */
@ApplicationScoped
class MonthClosing implements DueWork {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Months months;
    private final MonthDesk desk;
    private final BusinessClock clock;

    MonthClosing(Months months, MonthDesk desk, BusinessClock clock) {
        this.months = months;
        this.desk = desk;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sluice.attribution.month-close-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (runDue(clock.now()) > 0) {
                Log.info("closed a month");
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "closing a month is tried again");
        }
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return QuarkusTransaction.requiringNew().call(months::nextClose);
    }

    @Override
    public int runDue(Instant now) {
        if (nextDueAt().filter(due -> !due.isAfter(now)).isEmpty()) {
            return 0;
        }
        return Correlation.begin(null)
                .during(() -> QuarkusTransaction.requiringNew()
                        .timeout((int) LONGEST.toSeconds())
                        .call(() -> desk.closeDue(now) ? 1 : 0));
    }
}
