package dev.sluice.transfer.subscription;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells what happens to subscriptions, and keeps it in the audit trail. */
@ApplicationScoped
class SubscriptionNews {

    private final Outbox outbox;
    private final AuditTrail trail;
    private final Subscriptions subscriptions;

    SubscriptionNews(Outbox outbox, AuditTrail trail, Subscriptions subscriptions) {
        this.outbox = outbox;
        this.trail = trail;
        this.subscriptions = subscriptions;
    }

    void tell(Subscription subscription, SubscriptionEvent event, Instant at) {
        outbox.publish(event, announced(subscription, subscription.nextSequence(), at));
    }

    /** Written first: the record says the version that its readers meet. */
    void tellState(Subscription subscription, Instant at) {
        var place = subscription.nextStateSequence();
        subscriptions.write(subscription);
        outbox.publish(
                new SubscriptionChanged(subscription.facts(), subscription.partnerSince(), subscription.version()),
                announced(subscription, place, at));
    }

    private static Announced announced(Subscription subscription, long place, Instant at) {
        var id = subscription.id().toString();
        return new Announced(id, place, subscription.customerTenantId(), subscription.parties(), at, id);
    }

    void keep(
            Caller caller,
            String operation,
            Subscription subscription,
            @Nullable SubscriptionFacts before,
            Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "subscription",
                        subscription.id().toString(),
                        subscription.customerTenantId(),
                        null,
                        before,
                        subscription.facts(),
                        subscription.parties()),
                at);
    }
}
