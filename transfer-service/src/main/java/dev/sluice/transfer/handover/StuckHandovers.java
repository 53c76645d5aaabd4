package dev.sluice.transfer.handover;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Transfers between partners that should have been carried out a day after they were accepted. */
@ApplicationScoped
class StuckHandovers implements StuckStates {

    private static final Duration LIMIT = Duration.ofDays(1);

    private final Sql sql;

    StuckHandovers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return sql.list(
                row -> new Stuck(
                        "IN_PROGRESS",
                        "partner_transfer",
                        row.getString("id"),
                        requireNonNull(Sql.instant(row, "state_since")),
                        LIMIT,
                        "See what the last attempts of its groups met, and settle it with the provisioner."),
                """
                select id, state_since from partner_transfer where state = 'IN_PROGRESS' and state_since < ?
                order by state_since limit 300
                """,
                now.minus(LIMIT));
    }
}
