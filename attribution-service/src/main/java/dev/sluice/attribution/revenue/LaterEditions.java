package dev.sluice.attribution.revenue;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.revenue.Statement.Edition;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Editions of statements after the close: what the month says now and its statements have not told. */
@ApplicationScoped
class LaterEditions {

    private final Sql sql;
    private final Statements statements;

    LaterEditions(Sql sql, Statements statements) {
        this.sql = sql;
        this.statements = statements;
    }

    /** What the month says now and its statements do not, in the order of partners. */
    List<StatementLine> untold(Credited credited, long edition) {
        var parameters = new ArrayList<>(credited.parameters());
        parameters.add(credited.firstDay());
        parameters.add(credited.customers().orElseThrow());
        return sql.list(
                row -> untold(row, credited, edition),
                """
                with %1$s,
                told as (
                    select %2$s, min(kind) as kind, (array_agg(association_id order by line_no desc))[1] as association_id,
                        sum(amount) as amount, sum(quantity) as quantity,
                        case when count(usd_amount) = count(*) then sum(usd_amount) end as usd_amount
                    from statement_line where month = ? and customer_tenant_id = any (?::uuid[])
                    group by %2$s)
                select %2$s, coalesce(c.kind, t.kind) as kind, coalesce(c.association_id, t.association_id) as association_id,
                    coalesce(c.amount, 0) - coalesce(t.amount, 0) as amount,
                    coalesce(c.quantity, 0) - coalesce(t.quantity, 0) as quantity,
                    case when c.kind is null then -t.usd_amount when t.kind is null then c.usd_amount
                        else c.usd_amount - t.usd_amount end as usd_amount,
                    coalesce(c.sources, 0) as sources
                from credited c full join told t using (%2$s)
                where coalesce(c.amount, 0) <> coalesce(t.amount, 0) or coalesce(c.quantity, 0) <> coalesce(t.quantity, 0)
                order by %2$s
                """.formatted(credited.text(), Credited.KEY),
                parameters.toArray());
    }

    private static StatementLine untold(ResultSet row, Credited credited, long edition) throws SQLException {
        return new StatementLine(
                new UUID(0, 0),
                0,
                0,
                edition,
                row.getObject("partner_tenant_id", UUID.class),
                credited.month(),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("subscription_id"),
                row.getString("product"),
                row.getString("solution_area"),
                row.getString("sales_channel"),
                row.getString("currency"),
                row.getString("kind"),
                row.getString("association_type"),
                row.getObject("association_id", UUID.class),
                row.getBoolean("duplicate"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("usd_amount"),
                row.getLong("quantity"),
                row.getLong("sources"),
                credited.rules().id());
    }

    /** Nobody else restates it until the transaction ends. */
    UUID locked(UUID partner, RevenueMonth month) {
        sql.run(
                "insert into statement (id, partner_tenant_id, month, sequence) values (gen_random_uuid(), ?, ?, 0) on conflict do nothing",
                partner,
                month.month().atDay(1));
        var id = sql.first(
                        row -> row.getObject(1, UUID.class),
                        "select id from statement where partner_tenant_id = ? and month = ? for no key update",
                        partner,
                        month.month().atDay(1))
                .orElseThrow();
        sql.run("""
                insert into statement_edition (statement_id, number, edition, told_at, cause, causes, lines, checksum)
                values (?, 0, 0, ?, 'MONTH_CLOSED', '{}', 0, ?) on conflict do nothing
                """, id, requireNonNull(month.closedAt()), Statements.NOTHING);
        return id;
    }

    /** A new edition; the statement is locked. */
    Edition add(UUID id, List<StatementLine> untold, Cause cause, Instant at) {
        var number = next(id, "select max(number) + 1 from statement_edition where statement_id = ?");
        var lineNo = next(id, "select coalesce(max(line_no), 0) + 1 from statement_line where statement_id = ?");
        for (var line : untold) {
            insert(id, lineNo++, number, line);
        }
        sql.run(
                """
                insert into statement_edition (statement_id, number, edition, told_at, cause, causes, lines, checksum)
                select ?, ?, ?, ?, ?, ?, count(*), %s from statement_line where statement_id = ? and number = ?
                """.formatted(Statements.CHECKSUM),
                id,
                number,
                cause.edition(),
                at,
                cause.kind(),
                cause.ids(),
                id,
                number);
        return statements.edition(id, number);
    }

    private int next(UUID id, String text) {
        return sql.first(row -> row.getInt(1), text, id).orElseThrow();
    }

    private void insert(UUID id, int lineNo, int number, StatementLine line) {
        sql.run(
                """
                insert into statement_line (statement_id, line_no, number, edition, partner_tenant_id, month, customer_tenant_id,
                    subscription_id, product, solution_area, sales_channel, currency, kind, association_type, association_id,
                    duplicate, amount, usd_amount, quantity, sources, rule_set)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                lineNo,
                number,
                line.edition(),
                line.partnerTenantId(),
                line.month().atDay(1),
                line.customerTenantId(),
                line.subscriptionId(),
                line.product(),
                line.solutionArea(),
                line.salesChannel(),
                line.currency(),
                line.kind(),
                line.associationType(),
                line.associationId(),
                line.duplicate(),
                line.amount(),
                line.usdAmount(),
                line.quantity(),
                line.sources(),
                line.ruleSet());
    }

    long nextEvent(UUID id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update statement set sequence = sequence + 1 where id = ? returning sequence",
                        id)
                .orElseThrow();
    }
}
