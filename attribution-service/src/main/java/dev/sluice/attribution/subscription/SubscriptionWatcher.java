package dev.sluice.attribution.subscription;

import java.util.List;

/** Whom records of subscriptions concern; every bean of this type is told, in the transaction that keeps the copy. */
public interface SubscriptionWatcher {

    /** Everything that a transaction is going to tell: the place to lock, in an order that all share. */
    void before(List<ToldSubscription> transaction);

    /** Every delivery comes, also late and repeated ones: applying one again must change nothing. */
    void told(ToldSubscription subscription);
}
