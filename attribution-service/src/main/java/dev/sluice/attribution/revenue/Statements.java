package dev.sluice.attribution.revenue;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.revenue.Statement.Edition;
import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Statements {

    /** A row as the CSV has it; no column holds a comma, a quote or a line feed. */
    static final String ROW = """
            'LINE,' || line_no || ',' || number || ',' || kind || ',' || association_type || ',' || association_id || ','
            || customer_tenant_id || ',' || subscription_id || ',' || product || ',' || solution_area || ',' || sales_channel || ','
            || currency || ',' || amount || ',' || coalesce(usd_amount::text, '') || ',' || quantity || ',' || duplicate || ','
            || rule_set""";

    /** Of no row. */
    static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final String CHECKSUM =
            "encode(sha256(convert_to(string_agg(%s || E'\\n', '' order by line_no), 'UTF8')), 'hex')".formatted(ROW);

    private static final String TOTALS = """
            select currency, sum(amount) filter (where kind = 'BILLED' and not duplicate) as billed,
                sum(amount) filter (where kind = 'INFLUENCED' and not duplicate) as influenced
            from statement_line where statement_id = ?%s group by currency order by currency
            """;

    private final Sql sql;

    Statements(Sql sql) {
        this.sql = sql;
    }

    Optional<UUID> find(UUID partner, YearMonth month) {
        return sql.first(
                row -> row.getObject(1, UUID.class),
                "select id from statement where partner_tenant_id = ? and month = ?",
                partner,
                month.atDay(1));
    }

    Optional<Statement> read(UUID partner, RevenueMonth month) {
        return find(partner, month.month())
                .map(id -> new Statement(
                        partner,
                        month.month(),
                        requireNonNull(month.ruleSet()),
                        sql.list(
                                row -> edition(id, row),
                                "select * from statement_edition where statement_id = ? order by number",
                                id),
                        sql.list(Statements::total, TOTALS.formatted(""), id)));
    }

    Edition edition(UUID id, int number) {
        return sql.first(
                        row -> edition(id, row),
                        "select * from statement_edition where statement_id = ? and number = ?",
                        id,
                        number)
                .orElseThrow();
    }

    private Edition edition(UUID id, ResultSet row) throws SQLException {
        var number = row.getInt("number");
        return new Edition(
                number,
                requireNonNull(Sql.instant(row, "told_at")),
                Cause.Kind.valueOf(row.getString("cause")),
                List.of((String[]) row.getArray("causes").getArray()),
                row.getInt("lines"),
                row.getString("checksum"),
                sql.list(Statements::total, TOTALS.formatted(" and number = ?"), id, number));
    }

    static Total total(ResultSet row) throws SQLException {
        return new Total(row.getString("currency"), money(row, "billed"), money(row, "influenced"));
    }

    private static String money(ResultSet row, String column) throws SQLException {
        var sum = row.getBigDecimal(column);
        return sum == null ? "0.00" : sum.toPlainString();
    }

    List<StatementLine> lines(UUID id, int after, int limit) {
        return sql.list(
                StatementLine::of,
                "select * from statement_line where statement_id = ? and line_no > ? order by line_no limit ?",
                id,
                after,
                limit);
    }

    /** As the CSV has them. */
    List<String> rows(UUID id, int after, int limit) {
        return sql.list(
                row -> row.getString(1),
                "select %s from statement_line where statement_id = ? and line_no > ? order by line_no limit ?"
                        .formatted(ROW),
                id,
                after,
                limit);
    }

    Optional<StatementLine> line(UUID id, int lineNo) {
        return sql.first(
                StatementLine::of, "select * from statement_line where statement_id = ? and line_no = ?", id, lineNo);
    }

    /** Lines about the same that were told before. */
    List<StatementLine> toldBefore(StatementLine line) {
        return sql.list(
                StatementLine::of,
                """
                select * from statement_line
                where statement_id = ? and number < ? and customer_tenant_id = ? and subscription_id = ? and product = ?
                    and solution_area = ? and sales_channel = ? and currency = ? and association_type = ? and duplicate = ?
                order by line_no
                """,
                line.statementId(),
                line.number(),
                line.customerTenantId(),
                line.subscriptionId(),
                line.product(),
                line.solutionArea(),
                line.salesChannel(),
                line.currency(),
                line.associationType(),
                line.duplicate());
    }
}
