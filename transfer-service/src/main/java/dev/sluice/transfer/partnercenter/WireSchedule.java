package dev.sluice.transfer.partnercenter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.migration.MigrationScheduleView;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vendor's {@code NewCommerceMigrationSchedule}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WireSchedule(
        UUID id,
        String currentSubscriptionId,
        @Nullable Instant subscriptionEndDate,
        List<AddOn> addOnMigrationSchedules,
        String status,
        UUID customerTenantId,
        @Nullable String catalogItemId,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        boolean purchaseFullTerm,
        @Nullable Instant customTermEndDate,
        @Nullable String externalReferenceId,
        @Nullable Instant targetDate,
        boolean migrateOnRenewal,
        Instant createdTime,
        Instant lastModifiedTime,
        @Nullable UUID newCommerceMigrationId,
        @Nullable Integer errorCode,
        @Nullable String errorDescription,
        Attributes attributes,
        @JsonIgnore long version)
        implements Versioned {

    /** An add-on that migrates with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AddOn(
            String currentSubscriptionId,
            @Nullable Integer quantity,
            @Nullable Term termDuration,
            @Nullable BillingCycle billingCycle,
            boolean purchaseFullTerm,
            @Nullable Instant customTermEndDate) {

        static AddOn of(MigrationScheduleView.AddOn addOn) {
            return new AddOn(
                    addOn.currentSubscriptionId(),
                    addOn.quantity(),
                    addOn.termDuration(),
                    addOn.billingCycle(),
                    addOn.purchaseFullTerm(),
                    Spelling.of(addOn.customTermEndDate()));
        }
    }

    public static WireSchedule of(MigrationScheduleView schedule) {
        return new WireSchedule(
                schedule.id(),
                schedule.currentSubscriptionId(),
                Spelling.of(schedule.subscriptionEndDate()),
                schedule.addOnMigrationSchedules().stream().map(AddOn::of).toList(),
                schedule.state().spelling(),
                schedule.customerTenantId(),
                schedule.catalogItemId(),
                schedule.quantity(),
                schedule.termDuration(),
                schedule.billingCycle(),
                schedule.purchaseFullTerm(),
                Spelling.of(schedule.customTermEndDate()),
                schedule.externalReferenceId(),
                schedule.targetDate(),
                schedule.migrateOnRenewal(),
                schedule.createdTime(),
                schedule.lastModifiedTime(),
                schedule.newCommerceMigrationId(),
                schedule.errorCode(),
                schedule.errorDescription(),
                new Attributes("NewCommerceMigrationSchedule"),
                schedule.version());
    }
}
