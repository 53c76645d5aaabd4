package dev.sluice.attribution.designation;

import dev.sluice.attribution.credit.CreditConfig;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.deadlines.DueWork;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** On the refresh day of each month everybody who may be designated is measured again. */
@ApplicationScoped
class ScoreRefresh implements DueWork {

    private final Designations designations;
    private final DesignationChanges changes;
    private final CreditConfig credits;
    private final BusinessClock clock;

    ScoreRefresh(Designations designations, DesignationChanges changes, CreditConfig credits, BusinessClock clock) {
        this.designations = designations;
        this.changes = changes;
        this.credits = credits;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sluice.attribution.designations.refresh-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (runDue(clock.now()) > 0) {
                Log.info("refreshed scores");
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "refreshing scores is tried again");
        }
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return Optional.of(refreshOf(QuarkusTransaction.requiringNew().call(this::next)));
    }

    /** The first one is the next one after the service was there. */
    private YearMonth next() {
        return designations
                .lastRefresh()
                .orElseGet(() -> {
                    var today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
                    var last = ScoringMonth.on(today, credits.refreshDay()).month();
                    designations.refreshed(last);
                    return last;
                })
                .plusMonths(1);
    }

    private Instant refreshOf(YearMonth month) {
        return month.atDay(credits.refreshDay()).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A partner in a transaction, and no partner waits for one that fails; what breaks off is gone through again. */
    @Override
    public int runDue(Instant now) {
        var month = QuarkusTransaction.requiringNew().call(this::next);
        var due = refreshOf(month);
        if (due.isAfter(now)) {
            return 0;
        }
        return Correlation.begin(null).during(() -> {
            var failures = new ArrayList<RuntimeException>();
            for (var partner : QuarkusTransaction.requiringNew().call(designations::candidates)) {
                try {
                    measure(partner, due);
                } catch (RuntimeException e) {
                    Log.errorf(e, "partner %s was not measured for %s", partner, month);
                    failures.add(e);
                }
            }
            if (!failures.isEmpty()) {
                throw new IllegalStateException(failures.size() + " partners were not measured", failures.getFirst());
            }
            QuarkusTransaction.requiringNew().run(() -> designations.refreshed(month));
            return 1;
        });
    }

    private void measure(UUID partner, Instant at) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (var area : ScoredArea.values()) {
                changes.settle(partner, area, at);
            }
        });
    }
}
