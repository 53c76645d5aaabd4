package dev.sluice.transfer.subscription;

import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.price.PriceList;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.region.Markets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a licence costs by the lists of a day. */
@ApplicationScoped
class Costs {

    private final PriceList prices;
    private final Promotions promotions;
    private final Markets markets;

    Costs(PriceList prices, Promotions promotions, Markets markets) {
        this.prices = prices;
        this.promotions = promotions;
        this.markets = markets;
    }

    /** With the promotion that takes most off on the day. */
    RunningTerm.Cost of(Subscription subscription, Plan plan, LocalDate day) {
        var promotion = markets.find(subscription.market(), day)
                .flatMap(market -> promotions.best(subscription.sku(), market, plan, subscription.quantity(), day))
                .orElse(null);
        return RunningTerm.Cost.of(listed(subscription, plan, day), promotion);
    }

    RunningTerm.@Nullable Price listed(Subscription subscription, Plan plan, LocalDate day) {
        return listed(subscription.sku(), subscription.market(), plan, day);
    }

    RunningTerm.@Nullable Price listed(String sku, String market, Plan plan, LocalDate day) {
        return prices.find(sku, market, plan, day)
                .map(found -> new RunningTerm.Price(found.unitPrice(), found.currency()))
                .orElse(null);
    }
}
