package dev.sluice.transfer.channel;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Renewals that should have been created a day after their processing began, and those that nobody lets go on. */
@ApplicationScoped
class StuckTransfers implements StuckStates {

    private static final Duration PROCESSING = Duration.ofDays(1);
    private static final Duration HELD = Duration.ofDays(30);

    private final Sql sql;

    StuckTransfers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return Stream.of(
                        in(
                                TransferState.PROCESSING,
                                PROCESSING,
                                "See what its last attempt met, and settle it with the provisioner.",
                                now),
                        in(
                                TransferState.HELD,
                                HELD,
                                "Its partner resumes or cancels it; until then nobody else can renew the subscription.",
                                now))
                .flatMap(List::stream)
                .toList();
    }

    private List<Stuck> in(TransferState state, Duration limit, String nextAct, Instant now) {
        return sql.list(
                row -> new Stuck(
                        state.name(),
                        "channel_transfer",
                        row.getString("id"),
                        requireNonNull(Sql.instant(row, "state_since")),
                        limit,
                        nextAct),
                """
                select id, state_since from channel_transfer where state = ? and state in ('HELD', 'PROCESSING')
                    and state_since < ?
                order by state_since limit 300
                """,
                state.name(),
                now.minus(limit));
    }
}
