package dev.sluice.transfer.migration;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner changes of a scheduled migration; what is left out stays, what a merge patch says is null is taken away.
 *
 * @param currentSubscriptionId only its own: another one is another schedule
 * @param targetDate and {@code migrateOnRenewal}: one takes the place of the other
 */
public record MigrationScheduleChange(
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String currentSubscriptionId,

        @Nullable @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @Nullable @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @Nullable @Min(1) Integer quantity,
        @Nullable Boolean purchaseFullTerm,
        @Nullable String customTermEndDate,
        @Nullable String targetDate,
        @Nullable Boolean migrateOnRenewal,
        @Nullable @Size(max = 64) String externalReferenceId,
        @Nullable @Size(max = 100) List<@Valid AddOnEntry> addOnMigrationSchedules,
        @Nullable @Size(max = 100) List<@Valid AddOnEntry> addOnMigrations) {

    /**
     * As if it were asked for anew.
     *
     * @param removed by their names, so that they are as if nothing had been said of them
     */
    MigrationScheduleEntry over(MigrationSchedule schedule, Bundle known, Set<String> removed) {
        var base = known.base();
        var target = target(schedule, removed);
        return new MigrationScheduleEntry(
                schedule.currentSubscriptionId(),
                null,
                stays("termDuration", termDuration, removed) ? name(base.termDuration()) : termDuration,
                stays("billingCycle", billingCycle, removed) ? spelling(base.billingCycle()) : billingCycle,
                stays("quantity", quantity, removed) ? base.quantity() : quantity,
                stays("purchaseFullTerm", purchaseFullTerm, removed)
                        ? Boolean.valueOf(base.purchaseFullTerm())
                        : purchaseFullTerm,
                stays("customTermEndDate", customTermEndDate, removed)
                        ? text(base.customTermEndDate())
                        : customTermEndDate,
                target,
                onRenewal(schedule, target, removed),
                stays("externalReferenceId", externalReferenceId, removed)
                        ? schedule.externalReferenceId()
                        : externalReferenceId,
                addOns(known, removed),
                null);
    }

    private static boolean stays(String name, @Nullable Object said, Set<String> removed) {
        return said == null && !removed.contains(name);
    }

    /** Whoever only takes the renewal away, or the day, has not said when instead. */
    private @Nullable Boolean onRenewal(MigrationSchedule schedule, @Nullable String target, Set<String> removed) {
        var stays = schedule.targetAt() == null
                && target == null
                && !Boolean.FALSE.equals(migrateOnRenewal)
                && !removed.contains("migrateOnRenewal");
        return (stays || Boolean.TRUE.equals(migrateOnRenewal)) ? Boolean.TRUE : null;
    }

    private @Nullable String target(MigrationSchedule schedule, Set<String> removed) {
        if (!stays("targetDate", targetDate, removed) || Boolean.TRUE.equals(migrateOnRenewal)) {
            return targetDate;
        }
        return schedule.targetAt() == null ? null : schedule.targetAt().toString();
    }

    private List<AddOnEntry> addOns(Bundle known, Set<String> removed) {
        if (addOnMigrationSchedules != null) {
            return addOnMigrationSchedules;
        }
        if (addOnMigrations != null) {
            return addOnMigrations;
        }
        var taken = removed.contains("addOnMigrationSchedules") || removed.contains("addOnMigrations");
        return taken
                ? List.of()
                : known.addOns().stream().map(MigrationScheduleChange::entry).toList();
    }

    private static AddOnEntry entry(Member member) {
        return new AddOnEntry(
                member.currentSubscriptionId(),
                name(member.termDuration()),
                spelling(member.billingCycle()),
                member.quantity(),
                member.purchaseFullTerm(),
                text(member.customTermEndDate()));
    }

    private static @Nullable String name(@Nullable Term term) {
        return term == null ? null : term.name();
    }

    private static @Nullable String spelling(@Nullable BillingCycle cycle) {
        return cycle == null ? null : cycle.spelling();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
