package dev.sluice.attribution.revenue;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement: it is told once and stays.
 *
 * @param number of the edition within the statement; 0: the close
 * @param edition of everything told for the same cause
 * @param kind {@code BILLED} to whoever transacts, {@code INFLUENCED} for all others
 * @param duplicate the partner has the same amount by another association: totals leave it out
 * @param sources how many revenue lines it consists of since; 0 when the partner is not associated any more
 */
public record StatementLine(
        UUID statementId,
        int lineNo,
        int number,
        long edition,
        UUID partnerTenantId,
        YearMonth month,
        UUID customerTenantId,
        String subscriptionId,
        String product,
        String solutionArea,
        String salesChannel,
        String currency,
        String kind,
        String associationType,
        UUID associationId,
        boolean duplicate,
        BigDecimal amount,
        @Nullable BigDecimal usdAmount,
        long quantity,
        long sources,
        int ruleSet) {

    static StatementLine of(ResultSet row) throws SQLException {
        return new StatementLine(
                row.getObject("statement_id", UUID.class),
                row.getInt("line_no"),
                row.getInt("number"),
                row.getLong("edition"),
                row.getObject("partner_tenant_id", UUID.class),
                YearMonth.from(row.getObject("month", LocalDate.class)),
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
                row.getObject("usd_amount", BigDecimal.class),
                row.getLong("quantity"),
                row.getLong("sources"),
                row.getInt("rule_set"));
    }
}
