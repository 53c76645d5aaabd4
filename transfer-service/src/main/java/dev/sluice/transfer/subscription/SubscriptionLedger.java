package dev.sluice.transfer.subscription;

import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Takes in subscriptions that were made. */
@ApplicationScoped
public class SubscriptionLedger {

    private final Subscriptions subscriptions;
    private final SliceRows slices;
    private final Windows windows;
    private final Costs costs;
    private final Billing billing;
    private final EndOfTerm endOfTerm;
    private final SubscriptionNews news;

    SubscriptionLedger(
            Subscriptions subscriptions,
            SliceRows slices,
            Windows windows,
            Costs costs,
            Billing billing,
            EndOfTerm endOfTerm,
            SubscriptionNews news) {
        this.subscriptions = subscriptions;
        this.slices = slices;
        this.windows = windows;
        this.costs = costs;
        this.billing = billing;
        this.endOfTerm = endOfTerm;
        this.news = news;
    }

    /** With its first window open from now on. */
    public SubscriptionFacts open(NewSubscription made, Instant now) {
        return open(made, made.startDate(), now);
    }

    /** @param pricedOn the day whose price list counts */
    public SubscriptionFacts open(NewSubscription made, LocalDate pricedOn, Instant now) {
        var price = costs.listed(made.sku(), made.market(), made.plan(), pricedOn);
        var subscription = new Subscription(made, price, now);
        var first = Slices.first(made.quantity(), now);
        windows.open(subscription, first.all().getFirst(), now);
        billing.upTo(subscription, LocalDate.ofInstant(now, ZoneOffset.UTC));
        endOfTerm.await(subscription);
        news.tellState(subscription, now);
        subscriptions.addParties(subscription);
        slices.keep(subscription.id(), first);
        news.keep(Caller.system("subscriptions"), "create_subscription", subscription, null, now);
        subscriptions.save();
        return subscription.facts();
    }
}
