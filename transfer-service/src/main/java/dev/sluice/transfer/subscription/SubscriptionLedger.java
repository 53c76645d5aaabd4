package dev.sluice.transfer.subscription;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.price.PriceList;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Takes in subscriptions that were made. */
@ApplicationScoped
public class SubscriptionLedger {

    private final Subscriptions subscriptions;
    private final SliceRows slices;
    private final Windows windows;
    private final PriceList prices;
    private final SubscriptionNews news;

    SubscriptionLedger(
            Subscriptions subscriptions, SliceRows slices, Windows windows, PriceList prices, SubscriptionNews news) {
        this.subscriptions = subscriptions;
        this.slices = slices;
        this.windows = windows;
        this.prices = prices;
        this.news = news;
    }

    /** With its first window open from now on. */
    public SubscriptionFacts open(NewSubscription made, Instant now) {
        var price = prices.find(made.sku(), made.market(), made.plan(), made.startDate())
                .map(found -> new Subscription.Price(found.unitPrice(), found.currency()))
                .orElse(null);
        var subscription = new Subscription(made, price, now);
        var first = Slices.first(made.quantity(), now);
        windows.open(subscription, first.all().getFirst(), now);
        news.tellState(subscription, now);
        subscriptions.addParties(subscription);
        slices.keep(subscription.id(), first);
        news.keep(Caller.system("subscriptions"), "create_subscription", subscription, null, now);
        subscriptions.flush();
        return subscription.facts();
    }
}
