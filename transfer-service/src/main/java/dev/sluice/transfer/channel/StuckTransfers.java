package dev.sluice.transfer.channel;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Renewals that should have been created a day after their processing began. */
@ApplicationScoped
class StuckTransfers implements StuckStates {

    private static final Duration LIMIT = Duration.ofDays(1);

    private final Sql sql;

    StuckTransfers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return sql.list(
                row -> new Stuck(
                        "PROCESSING",
                        "channel_transfer",
                        row.getString("id"),
                        requireNonNull(Sql.instant(row, "state_since")),
                        LIMIT,
                        "See what its last attempt met, and settle it with the provisioner."),
                """
                select id, state_since from channel_transfer where state = 'PROCESSING' and state_since < ?
                order by state_since limit 300
                """,
                now.minus(LIMIT));
    }
}
