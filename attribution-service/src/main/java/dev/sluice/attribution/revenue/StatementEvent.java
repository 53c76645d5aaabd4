package dev.sluice.attribution.revenue;

import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What a partner is told of its statements. */
sealed interface StatementEvent extends Event {

    String TOPIC = "attribution.credit-events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }

    /** The month is closed: these lines stay. */
    record Closed(
            UUID statementId,
            UUID partnerTenantId,
            String month,
            int lines,
            String checksum,
            List<Total> totals,
            Instant effectiveAt)
            implements StatementEvent {

        static Closed of(ClosingStatements.Closed closed, YearMonth month, Instant at) {
            return new Closed(
                    closed.id(),
                    closed.partner(),
                    month.toString(),
                    closed.lines(),
                    closed.checksum(),
                    closed.totals(),
                    at);
        }

        @Override
        public String type() {
            return "statement.closed.v1";
        }
    }

    /** Something became known after the close: lines were added, with these totals. */
    record Restated(
            UUID statementId,
            UUID partnerTenantId,
            String month,
            int restatement,
            Cause.Kind cause,
            int lines,
            String checksum,
            List<Total> totals,
            Instant effectiveAt)
            implements StatementEvent {

        @Override
        public String type() {
            return "statement.restated.v1";
        }
    }
}
