package dev.sluice.transfer.price;

import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.region.Markets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a licence costs where and when. */
@ApplicationScoped
public class PriceList {

    private final Sql sql;
    private final Together together;
    private final Markets markets;

    PriceList(Sql sql, Together together, Markets markets) {
        this.sql = sql;
        this.together = together;
        this.markets = markets;
    }

    /** A country's own price before its region's; of several the youngest that holds on the day. */
    public Optional<UnitPrice> find(String sku, String country, Plan plan, LocalDate day) {
        return together.once(List.of(PriceList.class, sku, country, plan, day), () -> listed(sku, country, plan, day));
    }

    private Optional<UnitPrice> listed(String sku, String country, Plan plan, LocalDate day) {
        return markets.find(country, day)
                .flatMap(market -> sql.first(
                        row -> new UnitPrice(row.getBigDecimal("unit_price"), row.getString("currency")),
                        """
                        select unit_price, currency from price
                        where sku = ? and market in (?, ?) and term_duration = ? and billing_cycle = ? and valid_from <= ?
                        order by market = ? desc, valid_from desc limit 1
                        """,
                        sku,
                        market.country(),
                        market.region(),
                        plan.termDuration().name(),
                        plan.billingCycle().spelling(),
                        day,
                        market.country()));
    }

    Optional<UnitPrice> at(PriceRow row) {
        return sql.first(
                found -> new UnitPrice(found.getBigDecimal("unit_price"), found.getString("currency")),
                """
                select unit_price, currency from price
                where sku = ? and market = ? and term_duration = ? and billing_cycle = ? and valid_from = ?
                """,
                row.sku(),
                row.market(),
                row.plan().termDuration().name(),
                row.plan().billingCycle().spelling(),
                row.from());
    }

    void put(PriceRow row) {
        sql.run(
                """
                insert into price (sku, market, term_duration, billing_cycle, valid_from, unit_price, currency)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (sku, market, term_duration, billing_cycle, valid_from) do update set
                    unit_price = excluded.unit_price, currency = excluded.currency
                """,
                row.sku(),
                row.market(),
                row.plan().termDuration().name(),
                row.plan().billingCycle().spelling(),
                row.from(),
                row.unitPrice(),
                row.currency());
    }
}
