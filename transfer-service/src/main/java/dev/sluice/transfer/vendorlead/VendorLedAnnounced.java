package dev.sluice.transfer.vendorlead;

import dev.sluice.platform.outbox.Event;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.Origin;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The vendor will lead the migration of a subscription when its term ends, unless its partner has scheduled it by then.
 *
 * @param plannedFor the renewal: the first day of the new subscription
 * @param daysAhead how many days are left until then
 * @param targetSku to what the offer matrix leads
 */
record VendorLedAnnounced(
        String currentSubscriptionId,
        Origin origin,
        UUID customerTenantId,
        UUID partnerTenantId,
        String targetSku,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        LocalDate plannedFor,
        int daysAhead)
        implements Event {

    @Override
    public String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    public String type() {
        return "migration.vendor-led-announced.v1";
    }
}
