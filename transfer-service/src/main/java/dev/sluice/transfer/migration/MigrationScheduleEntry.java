package dev.sluice.transfer.migration;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is to come; what is left out stays as it is.
 *
 * @param targetDate a day or an instant; exactly one of it and {@code migrateOnRenewal}
 * @param migrateOnRenewal when the legacy term is over; a term of its own begins then
 * @param addOnMigrationSchedules add-ons that migrate with it; {@code addOnMigrations} means the same
 */
public record MigrationScheduleEntry(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String currentSubscriptionId,

        @Nullable UUID customerTenantId,

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

    static final String ADD_ONS = "/addOnMigrationSchedules";

    /** @throws Refusal 400 unless it says in one way when it is to be */
    public void check() {
        bundle();
        targetAt();
    }

    /** At a renewal a full term, whatever is said of the term. */
    Bundle bundle() {
        var said = said();
        return targetAt() == null ? said.full() : said;
    }

    /** As it is said. */
    Bundle said() {
        var own = new AddOnEntry(
                currentSubscriptionId, termDuration, billingCycle, quantity, purchaseFullTerm, customTermEndDate);
        return new Bundle(
                own.member(""),
                MigrationEntry.members(
                        addOnMigrationSchedules == null ? addOnMigrations : addOnMigrationSchedules, addOnsAt()));
    }

    String addOnsAt() {
        return addOnMigrationSchedules == null ? MigrationEntry.ADD_ONS : ADD_ONS;
    }

    /** Absent: at the renewal. */
    @Nullable
    Instant targetAt() {
        var target = Texts.instant(targetDate, "/targetDate");
        if ((target == null) != Boolean.TRUE.equals(migrateOnRenewal)) {
            throw Refusal.malformed(List.of(Violation.of(
                    "/targetDate",
                    target == null ? "REQUIRED" : "INVALID_VALUE",
                    "Say when by targetDate or by migrateOnRenewal, by exactly one of them.")));
        }
        return target;
    }
}
