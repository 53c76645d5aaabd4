package dev.sluice.transfer.migration;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Migrations that take longer than they usually do, and repairs that somebody has to look at. */
@ApplicationScoped
class StuckMigrations implements StuckStates {

    private static final Duration PROCESSING = Duration.ofHours(6);
    private static final Duration REPAIRING = Duration.ofHours(24);

    private final Sql sql;

    StuckMigrations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return sql.list(
                row -> stuck(
                        MigrationState.valueOf(row.getString("state")),
                        row.getString("id"),
                        requireNonNull(Sql.instant(row, "since"))),
                """
                select m.id, m.state, coalesce(m.ended_at, m.started_at) as since from migration m
                where m.origin <> 'EA_RENEWAL' and (m.state = 'PROCESSING' and m.started_at < ?
                    or m.state = 'FAILED_REPAIRING' and m.ended_at < ?)
                order by since limit 300
                """,
                now.minus(PROCESSING),
                now.minus(REPAIRING));
    }

    private static Stuck stuck(MigrationState state, String id, Instant since) {
        return new Stuck(
                state.name(),
                "migration",
                id,
                since,
                state == MigrationState.PROCESSING ? PROCESSING : REPAIRING,
                "See what its last attempt met, and settle it with the provisioner before it is reverted.");
    }
}
