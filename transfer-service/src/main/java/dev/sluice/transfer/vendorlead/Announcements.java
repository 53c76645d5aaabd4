package dev.sluice.transfer.vendorlead;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;

/** Tells partners and customers what the vendor will lead, once for each point before a renewal. */
@ApplicationScoped
class Announcements {

    private final Sql sql;
    private final Outbox outbox;

    Announcements(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /**
     * @param renewal its own, or that of what it adds to
     * @param left days until then
     */
    void announce(LegacySubscription subscription, VendorLead lead, LocalDate renewal, int left, Instant now) {
        var point = Looks.ANNOUNCED.stream().filter(days -> days >= left).min(Comparator.naturalOrder());
        if (point.isEmpty() || !note(subscription, renewal, point.get())) {
            return;
        }
        var event = new VendorLedAnnounced(
                subscription.id(),
                Origin.VENDOR,
                subscription.customerTenantId(),
                subscription.partnerTenantId(),
                requireNonNull(lead.offer()).sku(),
                subscription.quantity(),
                subscription.termDuration(),
                subscription.billingCycle(),
                renewal,
                left);
        outbox.publish(
                event,
                new Announced(
                        subscription.id(),
                        next(subscription.id()),
                        subscription.customerTenantId(),
                        Set.of(subscription.customerTenantId(), subscription.partnerTenantId()),
                        now,
                        subscription.place().id().toString()));
    }

    /** False when this point, or a later one, was announced already. */
    private boolean note(LegacySubscription subscription, LocalDate renewal, int point) {
        return sql.run("""
                        update legacy_subscription set announced_for = ?, announced_days = ?
                        where id = ? and (announced_for is distinct from ? or announced_days > ?)
                        """, renewal, point, subscription.id(), renewal, point) == 1;
    }

    private long next(String id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update legacy_subscription set sequence = sequence + 1 where id = ? returning sequence",
                        id)
                .orElseThrow();
    }
}
