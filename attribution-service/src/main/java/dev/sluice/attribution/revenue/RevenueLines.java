package dev.sluice.attribution.revenue;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

@ApplicationScoped
class RevenueLines {

    private static final String COLUMNS =
            "line_id, subscription_id, customer_tenant_id, product, solution_area, month, currency, amount, quantity, sales_channel";

    private static final String TOLD = """
            unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::text[], ?::numeric[], ?::int[], ?::text[])
                as told (%s)
            """.formatted(COLUMNS);

    /** Of the newest day up to the end of the month. */
    private static final String RATE = """
            lateral (select r.usd, r.day from exchange_rate r
                where r.currency = %1$s.currency and r.day < (%1$s.month + interval '1 month')
                order by r.day desc limit 1) rate
            """;

    private final Sql sql;

    RevenueLines(Sql sql) {
        this.sql = sql;
    }

    /** Of each: the ids of those that are new. Known ones stay as they are. */
    Set<String> add(List<RevenueLineEntry> lines, Instant at, long edition) {
        var values = values(lines);
        return new HashSet<>(sql.list(
                row -> row.getString(1),
                """
                insert into revenue_line (%s, usd_rate, usd_rate_day, recorded_at, edition)
                select told.*, rate.usd, rate.day, ?::timestamptz, ?::bigint
                from %s left join %s on true order by told.line_id
                on conflict (line_id) do nothing returning line_id
                """.formatted(COLUMNS, TOLD, RATE.formatted("told")),
                prepend(values, at, edition)));
    }

    /** The ids of those that are known with other content. */
    Set<String> changed(List<RevenueLineEntry> lines) {
        return new HashSet<>(sql.list(
                row -> row.getString(1), """
                select told.line_id from %s join revenue_line known using (line_id)
                where (known.subscription_id, known.customer_tenant_id, known.product, known.solution_area, known.month,
                        known.currency, known.amount, known.quantity, known.sales_channel)
                    is distinct from (told.subscription_id, told.customer_tenant_id, told.product, told.solution_area, told.month,
                        told.currency, told.amount, told.quantity, told.sales_channel)
                """.formatted(TOLD), values(lines).toArray()));
    }

    /** Nothing that has a rate gets another one. */
    void rate(String currency) {
        sql.run("""
                update revenue_line line set usd_rate = rated.usd, usd_rate_day = rated.day
                from (select l.line_id, rate.usd, rate.day from revenue_line l cross join %s
                    where l.currency = ? and l.usd_rate is null) rated
                where line.line_id = rated.line_id
                """.formatted(RATE.formatted("l")), currency);
    }

    /** Of what a line of a statement consists. */
    List<RevenueLine> of(StatementLine line) {
        return sql.list(
                RevenueLines::line,
                """
                select * from revenue_line
                where customer_tenant_id = ? and month = ? and subscription_id = ? and product = ? and solution_area = ?
                    and sales_channel = ? and currency = ? and edition <= ?
                order by place
                """,
                line.customerTenantId(),
                line.month().atDay(1),
                line.subscriptionId(),
                line.product(),
                line.solutionArea(),
                line.salesChannel(),
                line.currency(),
                line.edition());
    }

    /** @param unassigned only those of subscriptions that nobody has told of, or of another customer's */
    List<RevenueLine> list(YearMonth month, boolean unassigned, long after, int limit) {
        return sql.list(RevenueLines::line, """
                select l.* from revenue_line l
                where l.month = ? and l.place > ? and (not ? or not exists (
                    select from subscription s where s.subscription_id = l.subscription_id
                        and s.customer_tenant_id = l.customer_tenant_id))
                order by l.place limit ?
                """, month.atDay(1), after, unassigned, limit);
    }

    private static Object[] prepend(List<Object> values, Object... first) {
        return Stream.concat(Arrays.stream(first), values.stream()).toArray();
    }

    private static List<Object> values(List<RevenueLineEntry> lines) {
        return List.of(
                column(lines, RevenueLineEntry::lineId),
                column(lines, RevenueLineEntry::subscriptionId),
                lines.stream().map(RevenueLineEntry::customerTenantId).toList(),
                column(lines, RevenueLineEntry::product),
                column(lines, RevenueLineEntry::solutionArea),
                column(lines, line -> line.firstDay().toString()),
                column(lines, RevenueLineEntry::currency),
                column(lines, line -> line.money().toPlainString()),
                column(lines, line -> line.quantity().toString()),
                column(lines, RevenueLineEntry::salesChannel));
    }

    private static List<String> column(List<RevenueLineEntry> lines, Function<RevenueLineEntry, String> column) {
        return lines.stream().map(column).toList();
    }

    private static RevenueLine line(ResultSet row) throws SQLException {
        return new RevenueLine(
                row.getString("line_id"),
                row.getLong("place"),
                row.getString("subscription_id"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("product"),
                row.getString("solution_area"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getInt("quantity"),
                row.getString("sales_channel"),
                row.getObject("usd_rate", BigDecimal.class),
                row.getObject("usd_rate_day", LocalDate.class),
                requireNonNull(Sql.instant(row, "recorded_at")));
    }
}
