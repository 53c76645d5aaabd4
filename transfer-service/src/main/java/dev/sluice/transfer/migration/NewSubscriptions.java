package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.order.NewOrder;
import dev.sluice.transfer.subscription.NewSubscription;
import dev.sluice.transfer.subscription.Predecessor;
import java.time.LocalDate;
import java.util.Objects;

/** What a member of a bundle becomes. */
final class NewSubscriptions {

    private NewSubscriptions() {}

    /** @param today its first day, from which on it is billed */
    static NewSubscription of(LegacyMigration migration, MigrationMember member, String country, LocalDate today) {
        return new NewSubscription(
                TimeOrderedId.next(),
                migration.customerTenantId(),
                migration.partner(),
                member.sku(),
                member.name(),
                country,
                Objects.requireNonNull(member.provisionedAs()),
                member.quantity(),
                member.plan(),
                today,
                member.lastDay(today),
                member.partnerIdOnRecord(),
                migration.origin(),
                TimeOrderedId.next(),
                migration.id(),
                new Predecessor(Predecessor.LEGACY_CSP, member.currentSubscriptionId()),
                member.promotionId(),
                member.percentOff());
    }

    static NewOrder order(NewSubscription made) {
        return new NewOrder(
                made.orderId(),
                made.customerTenantId(),
                made.partner(),
                made.sku(),
                made.name(),
                made.quantity(),
                made.plan(),
                made.startDate(),
                made.origin(),
                made.predecessor(),
                made.partnerIdOnRecord(),
                made.promotionId());
    }
}
