package dev.sluice.transfer.migration;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What falls due for a migration: the end of its repair, and much later the deletion of what it replaced. */
@ApplicationScoped
class MigrationDeadlines implements DeadlineWords {

    static final String AGGREGATE = "migration";
    static final String REPAIR = "REPAIR";
    static final String DELETION = "LEGACY_DELETION";
    private static final Duration KEPT = Duration.ofDays(90);

    private final Deadlines deadlines;

    MigrationDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    void repairing(LegacyMigration migration) {
        repairAt(migration, requireNonNull(migration.repairDeadline()));
    }

    void repairAt(LegacyMigration migration, Instant at) {
        deadlines.set(List.of(new Deadline(AGGREGATE, migration.id(), REPAIR, "", at, "SYSTEM", migration.parties())));
    }

    /** There is nothing to repair any more; what it replaced is kept for a while. */
    void completed(LegacyMigration migration, Instant now) {
        withdraw(migration);
        deadlines.set(List.of(
                new Deadline(AGGREGATE, migration.id(), DELETION, "", now.plus(KEPT), "SYSTEM", migration.parties())));
    }

    void withdraw(LegacyMigration migration) {
        deadlines.withdraw(AGGREGATE, migration.id());
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/migrations/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return deadline.kind().equals(REPAIR)
                ? "The migration is reverted unless it is repaired."
                : "What was migrated is deleted in its old channel.";
    }
}
