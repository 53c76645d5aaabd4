package dev.sluice.transfer.batch;

import dev.sluice.transfer.migration.AddOnEntry;
import dev.sluice.transfer.migration.MigrationEntry;
import dev.sluice.transfer.migration.MigrationScheduleEntry;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A legacy subscription that migrates, now or as scheduled; what is left out stays as it is.
 *
 * @param targetDate and {@code migrateOnRenewal}: with one of them it is scheduled, without it migrates when the batch runs
 * @param externalReferenceId the batch's own id where it is left out
 * @param baseSubscriptionId of a row of a file that is an add-on: it goes with the row of that subscription, where there is one
 */
public record MigrationItem(
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
        @Nullable @Size(max = 100) List<@Valid AddOnEntry> addOnMigrations,

        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String baseSubscriptionId) {

    boolean isScheduled() {
        return targetDate != null || Boolean.TRUE.equals(migrateOnRenewal);
    }

    /** @throws dev.sluice.platform.problem.Refusal 400 for what the constraints do not find */
    void check() {
        if (isScheduled()) {
            schedule("").check();
        } else {
            migration("").check();
        }
    }

    MigrationEntry migration(String reference) {
        return new MigrationEntry(
                currentSubscriptionId,
                customerTenantId,
                termDuration,
                billingCycle,
                quantity,
                purchaseFullTerm,
                customTermEndDate,
                reference(reference),
                addOnMigrations);
    }

    MigrationScheduleEntry schedule(String reference) {
        return new MigrationScheduleEntry(
                currentSubscriptionId,
                customerTenantId,
                termDuration,
                billingCycle,
                quantity,
                purchaseFullTerm,
                customTermEndDate,
                targetDate,
                migrateOnRenewal,
                reference(reference),
                null,
                addOnMigrations);
    }

    private String reference(String ofBatch) {
        return externalReferenceId == null ? ofBatch : externalReferenceId;
    }
}
