package dev.sluice.transfer.legacy;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes legacy subscriptions, tells their state, and keeps it in the audit trail. */
@ApplicationScoped
public class LegacyLedger {

    private static final Caller SYSTEM = Caller.system("legacy-subscriptions");

    private final LegacySubscriptions subscriptions;
    private final LegacyNews news;
    private final List<LegacyWatch> watches;

    LegacyLedger(LegacySubscriptions subscriptions, LegacyNews news, @All List<LegacyWatch> watches) {
        this.subscriptions = subscriptions;
        this.news = news;
        this.watches = watches;
    }

    void register(Caller caller, @Nullable LegacySubscription before, LegacySubscription after, Instant now) {
        subscriptions.put(after);
        var operation = before == null ? "register_legacy_subscription" : "replace_legacy_subscription";
        news.keep(caller, operation, before, after, now);
        tell(after.id(), now);
    }

    /** A migration takes it over: no service is given twice. */
    public void suspend(String id, UUID migration, Instant now) {
        var known = subscriptions.lock(id).orElseThrow();
        if (known.isActive()) {
            move(known, SubscriptionStatus.SUSPENDED, migration, now, "suspend_legacy_subscription");
        }
    }

    /** Nothing came of the migration; whatever it had not suspended stays as it is. */
    public void restore(String id, UUID migration, Instant now) {
        var known = subscriptions.lock(id).orElseThrow();
        if (migration.equals(known.migrationId())) {
            move(known, SubscriptionStatus.ACTIVE, null, now, "restore_legacy_subscription");
        }
    }

    /** Long after the migration. */
    public void delete(String id, UUID migration, Instant now) {
        var known = subscriptions.lock(id).orElseThrow();
        if (migration.equals(known.migrationId())) {
            move(known, SubscriptionStatus.DELETED, migration, now, "delete_legacy_subscription");
        }
    }

    /** Nothing has it to itself any more: whoever watches it looks at it again. */
    public void lookAgain(String id, Instant now) {
        subscriptions.find(id).ifPresent(found -> watches.forEach(watch -> watch.changed(found, now)));
    }

    /** Its term was over: it stands as it does now. */
    public LegacySubscription renew(LegacySubscription known, Instant now) {
        var after = known.at(now);
        subscriptions.move(known.id(), after.status(), after.statusSince(), after.termEnd(), known.migrationId());
        var operation = after.isActive() ? "renew_legacy_subscription" : "end_legacy_subscription";
        news.keep(SYSTEM, operation, known, after, now);
        news.tellState(after.id(), now);
        return subscriptions.find(known.id()).orElseThrow();
    }

    /** Goes on under another partner, as another one. */
    void pass(LegacySubscription old, LegacySubscription successor, Instant now) {
        move(old, SubscriptionStatus.DELETED, null, now, "hand_over_legacy_subscription");
        subscriptions.put(successor);
        news.keep(SYSTEM, "take_over_legacy_subscription", null, successor, now);
        tell(successor.id(), now);
    }

    private void move(
            LegacySubscription before,
            SubscriptionStatus status,
            @Nullable UUID migration,
            Instant now,
            String operation) {
        subscriptions.move(before.id(), status, now, before.termEnd(), migration);
        var after = subscriptions.find(before.id()).orElseThrow();
        news.keep(SYSTEM, operation, before, after, now);
        tell(before.id(), now);
    }

    private void tell(String id, Instant now) {
        news.tellState(id, now);
        var subscription = subscriptions.find(id).orElseThrow();
        watches.forEach(watch -> watch.changed(subscription, now));
    }
}
