package dev.sluice.transfer.promotion;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.region.Market;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All promotions. */
@ApplicationScoped
public class Promotions {

    private static final String RUNNING = """
            select * from promotion where valid_from <= ? and (valid_until is null or valid_until > ?)
                and (?::text is null or cardinality(markets) = 0 or ? = any (markets) or ? = any (markets))
                and (?::text is null or sku = ?)
            """;

    private final Sql sql;
    private final Together together;

    Promotions(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    /** The one that takes most off; of equal ones the first by id. */
    public Optional<Promotion> best(String sku, Market market, Plan plan, int quantity, LocalDate day) {
        return together.once(
                List.of(Promotions.class, sku, market, plan, quantity, day),
                () -> running(sku, market, plan, quantity, day));
    }

    private Optional<Promotion> running(String sku, Market market, Plan plan, int quantity, LocalDate day) {
        return this.sql.first(
                Promotions::promotion,
                RUNNING + """
                        and term_duration = ? and coalesce(billing_cycle, ?) = ?
                        and ? between coalesce(min_quantity, 0) and coalesce(max_quantity, 2147483647)
                        order by percent_off desc, id limit 1
                        """,
                day,
                day,
                market.country(),
                market.country(),
                market.region(),
                sku,
                sku,
                plan.termDuration().name(),
                plan.billingCycle().spelling(),
                plan.billingCycle().spelling(),
                quantity);
    }

    private record Listed(Promotion promotion, Position place) {}

    /** In the order in which they became known. */
    Page<Promotion> running(@Nullable Market market, @Nullable String sku, LocalDate day, PageRequest page) {
        var country = market == null ? null : market.country();
        var after = page.after();
        var rows = this.sql.list(
                row -> new Listed(
                        promotion(row),
                        new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("place", UUID.class))),
                RUNNING + "and (created, place) > (?, ?) order by created, place limit ?",
                day,
                day,
                country,
                country,
                market == null ? null : market.region(),
                sku,
                sku,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, Listed::place).map(Listed::promotion);
    }

    /** As it is or was last; schedules and subscriptions refer to it. */
    public Optional<Promotion> find(String id) {
        return together.once(
                List.of(Promotions.class, id),
                () -> sql.first(Promotions::promotion, "select * from promotion where id = ?", id));
    }

    /** Those that there are, by their ids. */
    public Map<String, Promotion> find(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.list(Promotions::promotion, "select * from promotion where id = any (?)", ids).stream()
                        .collect(Collectors.toMap(Promotion::promotionId, Function.identity()));
    }

    /** Keeps its place in lists. */
    void put(Promotion promotion, Instant now) {
        sql.run(
                """
                insert into promotion (id, name, sku, markets, term_duration, billing_cycle, percent_off, min_quantity,
                    max_quantity, valid_from, valid_until, created, place)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    name = excluded.name, sku = excluded.sku, markets = excluded.markets,
                    term_duration = excluded.term_duration, billing_cycle = excluded.billing_cycle,
                    percent_off = excluded.percent_off, min_quantity = excluded.min_quantity,
                    max_quantity = excluded.max_quantity, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until
                """,
                promotion.promotionId(),
                promotion.name(),
                promotion.sku(),
                promotion.market(),
                promotion.termDuration().name(),
                promotion.billingCycle() == null
                        ? null
                        : promotion.billingCycle().spelling(),
                promotion.percentOff(),
                promotion.minQuantity(),
                promotion.maxQuantity(),
                promotion.from(),
                promotion.until(),
                now,
                TimeOrderedId.next());
    }

    private static Promotion promotion(ResultSet row) throws SQLException {
        var cycle = row.getString("billing_cycle");
        return new Promotion(
                row.getString("id"),
                row.getString("name"),
                row.getString("sku"),
                List.of((String[]) row.getArray("markets").getArray()),
                Term.valueOf(row.getString("term_duration")),
                cycle == null ? null : BillingCycle.of(cycle),
                row.getBigDecimal("percent_off"),
                row.getObject("min_quantity", Integer.class),
                row.getObject("max_quantity", Integer.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
