package dev.sluice.transfer.legacy;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Position;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets legacy subscriptions go on under another partner: the old one ends, a new one has the rest of its term. */
@ApplicationScoped
public class LegacyPassage {

    private final LegacySubscriptions subscriptions;
    private final LegacyLedger ledger;
    private final Clock realTime;

    LegacyPassage(LegacySubscriptions subscriptions, LegacyLedger ledger, Clock realTime) {
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.realTime = realTime;
    }

    /** As they are now, and nobody else changes them until this transaction ends. */
    public List<LegacySubscription> lock(Collection<String> ids, Instant now) {
        subscriptions.lockAll(ids);
        return subscriptions.all(ids).stream()
                .map(known -> known.at(now).equals(known) ? known : ledger.renew(known, now))
                .toList();
    }

    /**
     * One that is locked and active. Returns the id of the target's.
     *
     * @param base of an add-on: as what its base goes on
     */
    public UUID pass(String id, UUID target, @Nullable String reseller, @Nullable String base, Instant now) {
        var old = subscriptions.find(id).orElseThrow();
        var place = new Position(realTime.instant(), TimeOrderedId.next());
        var successor = new LegacySubscription(
                place,
                place.id().toString(),
                old.customerTenantId(),
                target,
                old.offerId(),
                SubscriptionStatus.ACTIVE,
                now,
                old.purchasedOn(),
                old.termEnd(),
                old.renewalDay(),
                old.termDuration(),
                old.billingCycle(),
                old.quantity(),
                old.promotion(),
                old.segment(),
                old.trial(),
                base,
                old.autoRenew(),
                reseller,
                null,
                Tenure.after(old.id(), LocalDate.ofInstant(now, ZoneOffset.UTC)),
                1);
        ledger.pass(old, successor, now);
        return place.id();
    }
}
