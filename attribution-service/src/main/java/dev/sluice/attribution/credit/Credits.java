package dev.sluice.attribution.credit;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Credits {

    static final String AREA = "BUSINESS_APPLICATIONS";
    static final String METRIC = "NET_CUSTOMER_ADDS";

    private final Sql sql;

    Credits(Sql sql) {
        this.sql = sql;
    }

    /** Whose associations these are, as far as a credit can follow from them: they are of a product, or a credit was given before. */
    List<UUID> partnersConcerned(UUID customer, Collection<UUID> associations) {
        return sql.list(row -> row.getObject(1, UUID.class), """
                select distinct a.partner_tenant_id
                from association a
                left join subscription s on s.subscription_id = a.subscription_id
                left join claim c on c.id = case a.unit_kind when 'CLAIM' then split_part(a.unit_id, '/', 1)::uuid end
                where a.id = any (?::uuid[])
                    and (coalesce(c.products, products_of(s.sku)) <> '{}'
                        or exists (
                            select from credit where partner_tenant_id = a.partner_tenant_id and customer_tenant_id = ?))
                order by 1
                """, associations, customer);
    }

    /** Until the transaction ends, nobody else gives credit to this partner for this customer. */
    void lock(UUID partner, UUID customer) {
        sql.list(
                row -> 1,
                "select pg_advisory_xact_lock(hashtextextended('credit ' || ? || ' ' || ?, 0))",
                partner,
                customer);
    }

    /** By product: when the partner sold it to the customer, was its digital partner, or had advised on it by an approved claim. */
    Map<String, List<Holding>> holdings(UUID partner, UUID customer) {
        var byProduct = new TreeMap<String, List<Holding>>();
        sql.list(
                row -> {
                    var holding = new Holding(
                            row.getObject("id", UUID.class),
                            requireNonNull(Sql.instant(row, "begins_at")),
                            Sql.instant(row, "ends_at"));
                    for (var product : (String[]) row.getArray("products").getArray()) {
                        byProduct
                                .computeIfAbsent(product, _ -> new ArrayList<>())
                                .add(holding);
                    }
                    return holding;
                },
                """
                select a.id, a.begins_at, a.ends_at, coalesce(c.products, products_of(s.sku)) as products
                from association a
                left join subscription s on s.subscription_id = a.subscription_id
                left join claim c on c.id = case a.unit_kind when 'CLAIM' then split_part(a.unit_id, '/', 1)::uuid end
                where a.partner_tenant_id = ? and a.customer_tenant_id = ? and a.subscription_id is not null
                    and a.ends_at is distinct from a.begins_at
                    and (a.type in ('TRANSACTING_PARTNER', 'DPOR')
                        or a.type = 'CPOR' and c.activity in ('INFLUENCED_REVENUE', 'BUILD_INTENT_ADVISOR'))
                order by a.begins_at, a.id
                """,
                partner,
                customer);
        return byProduct;
    }

    List<Credit> of(UUID partner, UUID customer) {
        return sql.list(
                Credits::credit,
                "select * from credit where partner_tenant_id = ? and customer_tenant_id = ? order by id",
                partner,
                customer);
    }

    Optional<Credit> find(UUID id) {
        return sql.first(Credits::credit, "select * from credit where id = ?", id);
    }

    /** As {@link #lock}, for whom a credit is; false when somebody else has locked it. */
    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> row.getBoolean(1), """
                        select pg_try_advisory_xact_lock(
                            hashtextextended('credit ' || partner_tenant_id || ' ' || customer_tenant_id, 0))
                        from credit where id = ?
                        """, id).orElse(false);
    }

    Page<Credit> list(UUID partner, @Nullable CreditState state, PageRequest page) {
        var wanted = state == null ? null : state.name();
        var rows = sql.list(
                Credits::credit,
                """
                select * from credit
                where partner_tenant_id = ? and (created, id) > (?, ?) and (?::text is null or state = ?)
                order by created, id limit ?
                """,
                partner,
                page.after().created(),
                page.after().id(),
                wanted,
                wanted,
                page.pageSize() + 1);
        return Page.of(rows, page, credit -> new Position(credit.created(), credit.id()));
    }

    void add(Credit credit) {
        sql.run(
                """
                insert into credit (id, partner_tenant_id, customer_tenant_id, product, credit_month, state, state_since,
                    association_id, since, reason, created, version, sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                credit.id(),
                credit.partnerTenantId(),
                credit.customerTenantId(),
                credit.product(),
                credit.month().atDay(1),
                credit.state(),
                credit.stateSince(),
                credit.associationId(),
                credit.since(),
                credit.reason(),
                credit.created(),
                credit.version());
    }

    void change(Credit credit) {
        sql.run(
                "update credit set state = ?, state_since = ?, reason = ?, version = ? where id = ?",
                credit.state(),
                credit.stateSince(),
                credit.reason(),
                credit.version(),
                credit.id());
    }

    long nextEvent(UUID id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update credit set sequence = sequence + 1 where id = ? returning sequence",
                        id)
                .orElseThrow();
    }

    private static Credit credit(ResultSet row) throws SQLException {
        return new Credit(
                row.getObject("id", UUID.class),
                row.getObject("partner_tenant_id", UUID.class),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("product"),
                YearMonth.from(row.getObject("credit_month", LocalDate.class)),
                CreditState.valueOf(row.getString("state")),
                requireNonNull(Sql.instant(row, "state_since")),
                row.getObject("association_id", UUID.class),
                requireNonNull(Sql.instant(row, "since")),
                row.getString("reason"),
                requireNonNull(Sql.instant(row, "created")),
                row.getLong("version"));
    }
}
