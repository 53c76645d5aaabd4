package dev.sluice.transfer.partnercenter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.migration.Migration;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vendor's {@code NewCommerceMigration}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WireMigration(
        @Nullable UUID id,
        @Nullable Instant startedTime,
        @Nullable Instant completedTime,
        String currentSubscriptionId,
        List<WireMigration> addOnMigrations,
        @Nullable String status,
        UUID customerTenantId,
        @Nullable String catalogItemId,
        @Nullable UUID newCommerceSubscriptionId,
        @Nullable UUID newCommerceOrderId,
        @Nullable Instant subscriptionEndDate,
        @Nullable Instant customTermEndDate,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        boolean purchaseFullTerm,
        @Nullable String externalReferenceId,
        Attributes attributes,
        @JsonIgnore long version)
        implements Versioned {

    private static final Attributes TYPE = new Attributes("NewCommerceMigration");

    public static WireMigration of(Migration migration) {
        return new WireMigration(
                migration.id(),
                migration.startedTime(),
                migration.completedTime(),
                migration.currentSubscriptionId(),
                migration.addOnMigrations().stream()
                        .map(addOn -> of(addOn, migration.customerTenantId()))
                        .toList(),
                migration.state().spelling(),
                migration.customerTenantId(),
                migration.catalogItemId(),
                migration.newCommerceSubscriptionId(),
                migration.newCommerceOrderId(),
                Spelling.of(migration.subscriptionEndDate()),
                Spelling.of(migration.customTermEndDate()),
                migration.quantity(),
                migration.termDuration(),
                migration.billingCycle(),
                migration.purchaseFullTerm(),
                migration.externalReferenceId(),
                TYPE,
                migration.version());
    }

    private static WireMigration of(Migration.AddOn addOn, UUID customer) {
        return new WireMigration(
                null,
                null,
                null,
                addOn.currentSubscriptionId(),
                List.of(),
                null,
                customer,
                addOn.catalogItemId(),
                addOn.newCommerceSubscriptionId(),
                addOn.newCommerceOrderId(),
                Spelling.of(addOn.subscriptionEndDate()),
                Spelling.of(addOn.customTermEndDate()),
                addOn.quantity(),
                addOn.termDuration(),
                addOn.billingCycle(),
                addOn.purchaseFullTerm(),
                null,
                TYPE,
                0);
    }
}
