package dev.sluice.transfer.migration;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner changes of a scheduled migration; what is left out stays.
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

    /** As if it were asked for anew. */
    MigrationScheduleEntry over(MigrationSchedule schedule, Bundle known) {
        var base = known.base();
        var target = target(schedule);
        return new MigrationScheduleEntry(
                schedule.currentSubscriptionId(),
                null,
                termDuration == null ? name(base.termDuration()) : termDuration,
                billingCycle == null ? spelling(base.billingCycle()) : billingCycle,
                quantity == null ? base.quantity() : quantity,
                purchaseFullTerm == null ? Boolean.valueOf(base.purchaseFullTerm()) : purchaseFullTerm,
                customTermEndDate == null ? text(base.customTermEndDate()) : customTermEndDate,
                target,
                onRenewal(target),
                externalReferenceId == null ? schedule.externalReferenceId() : externalReferenceId,
                addOns(known),
                null);
    }

    /** Whoever only takes the renewal away has not said when instead. */
    private @Nullable Boolean onRenewal(@Nullable String target) {
        var stays = target == null && !Boolean.FALSE.equals(migrateOnRenewal);
        return (stays || Boolean.TRUE.equals(migrateOnRenewal)) ? Boolean.TRUE : null;
    }

    private @Nullable String target(MigrationSchedule schedule) {
        if (targetDate != null || Boolean.TRUE.equals(migrateOnRenewal)) {
            return targetDate;
        }
        return schedule.targetAt() == null ? null : schedule.targetAt().toString();
    }

    private List<AddOnEntry> addOns(Bundle known) {
        if (addOnMigrationSchedules != null) {
            return addOnMigrationSchedules;
        }
        return addOnMigrations != null
                ? addOnMigrations
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
