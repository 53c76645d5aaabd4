package dev.sluice.transfer.offer;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.transfer.offer.SandboxOffers.Listed;
import dev.sluice.transfer.region.Market;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the version of the matrix says that holds on a day. */
@ApplicationScoped
class OfferMatrix {

    private static final String HELD = """
            select o.*, array(
                select b.term || ' ' || b.billing_cycle from term_billing_cycle b
                where b.term = any (o.terms) and b.billing_cycle = any (o.billing_cycles)
                    and b.valid_from <= ? and (b.valid_until is null or b.valid_until > ?)
                order by b.term, b.billing_cycle) as plans
            from offer o where o.version = (
                select version from offer_matrix_version where valid_from <= ? order by valid_from desc, version desc limit 1)
            """;

    private static final String LIST = HELD + """
            and (?::text is null or cardinality(markets) = 0 or ? = any (markets) or ? = any (markets))
            and (?::text is null or sku ilike ? or name ilike ? or catalog_item_id ilike ?
                or legacy_offer_id::text ilike ? or provisioning_key like ?)
            and (created, id) > (?, ?)
            order by created, id limit ?
            """;

    private static final String FIND = HELD + """
            and %s = ? and (cardinality(markets) = 0 or ? = any (markets) or ? = any (markets))
            order by segment = ? desc, ? = any (markets) desc, cardinality(markets) = 0, legacy_offer_id nulls first, id limit 1
            """;

    private final Sql sql;
    private final Together together;
    private final SandboxOffers sandbox;

    OfferMatrix(Sql sql, Together together, SandboxOffers sandbox) {
        this.sql = sql;
        this.together = together;
        this.sandbox = sandbox;
    }

    /** @param query anywhere in names and ids, without regard to case; in provisioning ids by their normal form */
    Page<Offer> list(LocalDate day, @Nullable Market market, @Nullable String query, PageRequest page) {
        var after = page.after();
        var text = query == null ? null : "%" + escaped(query.strip()) + "%";
        var country = market == null ? null : market.country();
        var rows = sql.list(
                row -> new Listed(
                        offer(row, day),
                        new Position(
                                Objects.requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class))),
                LIST,
                day,
                day,
                day,
                country,
                country,
                market == null ? null : market.region(),
                text,
                text,
                text,
                text,
                text,
                query == null ? null : "%" + escaped(ProvisioningId.normal(query)) + "%",
                after.created(),
                after.id(),
                page.pageSize() + 1);
        var all = Stream.concat(sandbox.after(after, query).stream(), rows.stream())
                .limit(page.pageSize() + 1L)
                .toList();
        return Page.of(all, page, Listed::place).map(Listed::offer);
    }

    /**
     * One of the segment before those of others; of these a country's own row before one of its region before one for every market;
     * one without legacy offer before others.
     */
    Optional<Offer> find(String sku, Segment segment, Market market, LocalDate day) {
        return together.once(
                List.of(OfferMatrix.class, sku, segment, market, day),
                () -> first("sku", sku, segment, market, day).or(() -> sandbox.find(sku)));
    }

    /** The same by the id of a catalogue item. */
    Optional<Offer> findItem(String catalogItemId, Segment segment, Market market, LocalDate day) {
        return first("catalog_item_id", catalogItemId, segment, market, day);
    }

    /** The same by the id of the legacy offer that leads to it. */
    Optional<Offer> findLegacy(UUID legacyOfferId, Segment segment, Market market, LocalDate day) {
        return together.once(
                List.of(OfferMatrix.class, legacyOfferId, segment, market, day),
                () -> first("legacy_offer_id", legacyOfferId, segment, market, day)
                        .or(() -> sandbox.findLegacy(legacyOfferId)));
    }

    private Optional<Offer> first(String column, Object wanted, Segment segment, Market market, LocalDate day) {
        return sql.first(
                row -> offer(row, day),
                FIND.formatted(column),
                day,
                day,
                day,
                wanted,
                market.country(),
                market.region(),
                segment.name(),
                market.country());
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private static Offer offer(ResultSet row, LocalDate day) throws SQLException {
        var from = row.getObject("end_of_sale_from", LocalDate.class);
        var ended = row.getBoolean("end_of_sale") || (from != null && !day.isBefore(from));
        var plans = texts(row, "plans").stream().map(Plan::parse).toList();
        return new Offer(
                row.getString("sku"),
                row.getString("name"),
                row.getString("provisioning_id"),
                row.getObject("legacy_offer_id", UUID.class),
                row.getString("catalog_item_id"),
                Segment.valueOf(row.getString("segment")),
                texts(row, "markets"),
                ended,
                from,
                row.getObject("self_migration_from", LocalDate.class),
                row.getObject("vendor_led_from", LocalDate.class),
                row.getBoolean("migration_enabled"),
                plans,
                row.getObject("max_seats", Integer.class),
                texts(row, "upgrades_to"),
                !plans.isEmpty(),
                !plans.isEmpty() && !ended,
                row.getInt("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
