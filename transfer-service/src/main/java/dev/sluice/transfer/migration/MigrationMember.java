package dev.sluice.transfer.migration;

import dev.sluice.transfer.offer.Plan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscription of a bundle that migrates, and what it becomes.
 *
 * @param id under which its seats are held until there is a new subscription
 * @param no 0 is the subscription itself, the others are its add-ons
 * @param subscriptionEndDate last day of the legacy term
 * @param requestedOn prices and promotions are those of this day
 * @param provisionedAs as which the provisioner knows it; absent until it is made
 */
record MigrationMember(
        UUID id,
        UUID migrationId,
        int no,
        String currentSubscriptionId,
        String sku,
        String name,
        @Nullable String catalogItemId,
        int quantity,
        Plan plan,
        boolean purchaseFullTerm,
        @Nullable LocalDate customTermEndDate,
        LocalDate subscriptionEndDate,
        @Nullable String partnerIdOnRecord,
        @Nullable String promotionId,
        @Nullable BigDecimal percentOff,
        LocalDate requestedOn,
        @Nullable String provisionedAs,
        @Nullable UUID newSubscriptionId,
        @Nullable UUID orderId) {

    static MigrationMember of(UUID migration, int no, Checked.Part part, LocalDate today) {
        var offer = Objects.requireNonNull(part.offer());
        var promotion = part.promotion();
        return new MigrationMember(
                part.member().id(),
                migration,
                no,
                part.subscription().id(),
                offer.sku(),
                offer.name(),
                offer.catalogItemId(),
                part.quantity(),
                part.plan(),
                part.member().purchaseFullTerm(),
                part.member().customTermEndDate(),
                part.subscription().lastDay(),
                part.subscription().partnerIdOnRecord(),
                promotion == null ? null : promotion.promotionId(),
                promotion == null ? null : promotion.percentOff(),
                today,
                null,
                null,
                null);
    }

    /** Of its first term, when it begins on the day. */
    LocalDate lastDay(LocalDate startDate) {
        var custom = customTermEndDate;
        return custom != null && !custom.isBefore(startDate)
                ? custom
                : new FirstTerm(subscriptionEndDate, plan.termDuration(), startDate, purchaseFullTerm).lastDay();
    }

    MigrationFacts.AddOn fact() {
        return new MigrationFacts.AddOn(currentSubscriptionId, sku, quantity, newSubscriptionId);
    }

    boolean isMade() {
        return provisionedAs != null;
    }
}
