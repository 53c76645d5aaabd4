package dev.sluice.attribution.revenue;

import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes all statements of a month at its close. */
@ApplicationScoped
class ClosingStatements {

    private final Sql sql;

    ClosingStatements(Sql sql) {
        this.sql = sql;
    }

    /** Everything that is known of the month, once, with the place of the event that tells it. Returns how many lines. */
    int close(Credited credited, Instant at) {
        sql.run(
                """
                insert into statement (id, partner_tenant_id, month, sequence)
                select gen_random_uuid(), tenant_id, ?::date, 1 from (
                    select distinct partner_tenant_id as tenant_id from association
                    where begins_at < ? and (ends_at is null or ends_at > ?::timestamptz)) partner
                """,
                credited.firstDay(),
                Credited.begin(credited.month().plusMonths(1)),
                Credited.begin(credited.month()));
        var lines = sql.run("""
                with %s
                insert into statement_line (statement_id, line_no, number, edition, partner_tenant_id, month, customer_tenant_id,
                    subscription_id, product, solution_area, sales_channel, currency, kind, association_type, association_id,
                    duplicate, amount, usd_amount, quantity, sources, rule_set)
                select s.id, row_number() over (partition by c.partner_tenant_id
                        order by customer_tenant_id, subscription_id, product, solution_area, sales_channel, currency, duplicate,
                            association_type),
                    0, 0, c.partner_tenant_id, ?::date, customer_tenant_id, subscription_id, product, solution_area,
                    sales_channel, currency, kind, association_type, association_id, duplicate, amount, usd_amount, quantity,
                    sources, ?::int
                from credited c join statement s on s.partner_tenant_id = c.partner_tenant_id and s.month = ?::date
                """.formatted(credited.text()), ordered(credited));
        sql.run("""
                insert into statement_edition (statement_id, number, edition, told_at, cause, causes, lines, checksum)
                select s.id, 0, 0, ?, 'MONTH_CLOSED', '{}', coalesce(told.lines, 0), coalesce(told.checksum, ?)
                from statement s left join (
                    select statement_id, count(*) as lines, %s as checksum
                    from statement_line where statement_id in (select id from statement where month = ?)
                    group by statement_id) told on told.statement_id = s.id
                where s.month = ?
                """.formatted(Statements.CHECKSUM), at, Statements.NOTHING, credited.firstDay(), credited.firstDay());
        return lines;
    }

    private static @Nullable Object[] ordered(Credited credited) {
        var parameters = new ArrayList<>(credited.parameters());
        parameters.add(credited.firstDay());
        parameters.add(credited.rules().id());
        parameters.add(credited.firstDay());
        return parameters.toArray();
    }

    /** A statement that was closed just now. */
    record Closed(UUID id, UUID partner, int lines, String checksum, List<Total> totals) {}

    /** All of a month, as the first event of each tells them. */
    List<Closed> announced(YearMonth month) {
        var totals = new HashMap<UUID, List<Total>>();
        sql.list(
                row -> totals.computeIfAbsent(row.getObject("statement_id", UUID.class), _ -> new ArrayList<>())
                        .add(Statements.total(row)),
                """
                select statement_id, currency, sum(amount) filter (where kind = 'BILLED' and not duplicate) as billed,
                    sum(amount) filter (where kind = 'INFLUENCED' and not duplicate) as influenced
                from statement_line where statement_id in (select id from statement where month = ?)
                group by statement_id, currency order by statement_id, currency
                """,
                month.atDay(1));
        return sql.list(
                row -> {
                    var id = row.getObject("id", UUID.class);
                    return new Closed(
                            id,
                            row.getObject("partner_tenant_id", UUID.class),
                            row.getInt("lines"),
                            row.getString("checksum"),
                            totals.getOrDefault(id, List.of()));
                },
                """
                select s.id, s.partner_tenant_id, e.lines, e.checksum
                from statement s join statement_edition e on e.statement_id = s.id and e.number = 0
                where s.month = ? order by s.id
                """,
                month.atDay(1));
    }
}
