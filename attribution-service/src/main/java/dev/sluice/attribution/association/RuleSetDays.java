package dev.sluice.attribution.association;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.deadlines.DueWork;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** On the day of new rules the state of every association that lasts is told again: its answers may be others. */
@ApplicationScoped
class RuleSetDays implements DueWork {

    private static final int AT_ONCE = 500;
    private static final int LONGEST_SECONDS = 3600;

    private final RuleSets ruleSets;
    private final Associations associations;
    private final AssociationStates states;
    private final BusinessClock clock;

    RuleSetDays(RuleSets ruleSets, Associations associations, AssociationStates states, BusinessClock clock) {
        this.ruleSets = ruleSets;
        this.associations = associations;
        this.states = states;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sluice.attribution.rule-sets.tell-every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (runDue(clock.now()) > 0) {
                Log.info("told associations by new rules");
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "telling associations by new rules is tried again");
        }
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return QuarkusTransaction.requiringNew().call(ruleSets::nextUntold).map(RuleSetDays::begin);
    }

    /**
     * Some in a transaction, within one that holds the lock of whoever tells them, so that only one process does; what breaks off begins
     * anew, and says the same.
     */
    @Override
    public int runDue(Instant now) {
        return QuarkusTransaction.requiringNew()
                .timeout(LONGEST_SECONDS)
                .call(() -> ruleSets.mayBeToldByUs()
                        ? ruleSets.nextUntold()
                                .filter(day -> !begin(day).isAfter(now))
                                .map(this::tellAll)
                                .orElse(0)
                        : 0);
    }

    private int tellAll(LocalDate day) {
        return Correlation.begin(null).during(() -> {
            var last = Optional.<UUID>empty();
            do {
                last = told(begin(day), last);
            } while (last.isPresent());
            QuarkusTransaction.requiringNew().run(() -> ruleSets.told(day));
            return 1;
        });
    }

    /** Returns the last one; absent when there are no more. */
    private Optional<UUID> told(Instant at, Optional<UUID> after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> piece = associations.lasting(at, after, AT_ONCE);
            states.republish(piece.stream().map(UUID::toString).toList());
            return piece.size() < AT_ONCE ? Optional.empty() : Optional.of(piece.getLast());
        });
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
