package dev.sluice.attribution.revenue;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Months {

    private final Sql sql;
    private final MonthCloseConfig config;

    Months(Sql sql, MonthCloseConfig config) {
        this.sql = sql;
        this.config = config;
    }

    void expect(Collection<YearMonth> months, Instant heardOf) {
        months.stream()
                .sorted()
                .distinct()
                .forEach(month -> sql.run(
                        "insert into revenue_month (month, closes_at) values (?, ?) on conflict do nothing",
                        month.atDay(1),
                        config.closesAt(month, heardOf)));
    }

    Optional<RevenueMonth> find(YearMonth month) {
        return sql.first(Months::month, "select * from revenue_month where month = ?", month.atDay(1));
    }

    Optional<Instant> nextClose() {
        return sql.first(
                row -> requireNonNull(Sql.instant(row, "closes_at")),
                "select closes_at from revenue_month where closed_at is null order by closes_at limit 1");
    }

    Optional<YearMonth> due(Instant now) {
        return sql.first(row -> YearMonth.from(row.getObject(1, LocalDate.class)), """
                select month from revenue_month where closed_at is null and closes_at <= ? order by closes_at, month limit 1
                """, now);
    }

    /** Of these. */
    List<RevenueMonth> closed(Collection<YearMonth> months) {
        return months.stream()
                .sorted()
                .distinct()
                .flatMap(month -> find(month).stream())
                .filter(RevenueMonth::isClosed)
                .toList();
    }

    /** In which a period lies at least partly, and something was billed to the customer. */
    List<RevenueMonth> closedBetween(UUID customer, Instant from, @Nullable Instant until) {
        return sql.list(
                Months::month,
                """
                select * from revenue_month m
                where closed_at is not null and month >= ? and (?::timestamptz is null or month < (?::timestamptz at time zone 'UTC'))
                    and exists (select from revenue_line l where l.customer_tenant_id = ? and l.month = m.month)
                order by month
                """,
                YearMonth.from(from.atOffset(ZoneOffset.UTC)).atDay(1),
                until,
                until,
                customer);
    }

    void close(YearMonth month, Instant at, int ruleSet) {
        sql.run("update revenue_month set closed_at = ?, rule_set = ? where month = ?", at, ruleSet, month.atDay(1));
    }

    private static RevenueMonth month(ResultSet row) throws SQLException {
        return new RevenueMonth(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                requireNonNull(Sql.instant(row, "closes_at")),
                Sql.instant(row, "closed_at"),
                row.getObject("rule_set", Integer.class));
    }
}
