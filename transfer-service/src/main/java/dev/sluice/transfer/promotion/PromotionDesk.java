package dev.sluice.transfer.promotion;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.transfer.region.Markets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Answers which promotions run. */
@ApplicationScoped
@Transactional
public class PromotionDesk {

    private final Promotions promotions;
    private final Markets markets;
    private final BusinessClock clock;

    PromotionDesk(Promotions promotions, Markets markets, BusinessClock clock) {
        this.promotions = promotions;
        this.markets = markets;
        this.clock = clock;
    }

    /** @param country absent: in whatever market */
    public Page<Promotion> running(
            @Nullable String country, @Nullable String sku, @Nullable LocalDate asOf, PageRequest page) {
        var day = asOf == null ? LocalDate.ofInstant(clock.now(), ZoneOffset.UTC) : asOf;
        var market = country == null
                ? null
                : markets.find(country, day)
                        .orElseThrow(() -> Refusal.malformed("market", "INVALID_VALUE", "is the code of a country"));
        return promotions.running(market, sku, day, page);
    }
}
