package dev.sluice.transfer.migration;

import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.offer.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could become of a legacy subscription by a migration.
 *
 * @param offer to which the matrix leads; absent where it leads nowhere
 * @param now as it is, with all its active add-ons
 * @param onRenewal the same when its term is over
 */
public record Outlook(@Nullable Offer offer, Choice now, Choice onRenewal) {

    /**
     * One way.
     *
     * @param at when it would begin
     * @param termEndDate last day of the first term that would follow
     * @param reasons everything that is against it
     */
    public record Choice(Instant at, LocalDate termEndDate, List<Violation> reasons) {

        public Choice {
            reasons = List.copyOf(reasons);
        }

        static Choice of(Checked checked, MigrationChecks.When when) {
            return new Choice(when.at(), checked.base().lastDay(), checked.violations());
        }
    }
}
