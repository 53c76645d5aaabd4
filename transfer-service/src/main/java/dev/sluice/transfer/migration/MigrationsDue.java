package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.transfer.legacy.LegacyLedger;
import dev.sluice.transfer.provisioning.ProvisioningJobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reverts migrations that were not repaired in time, and deletes what was migrated long ago. */
@ApplicationScoped
class MigrationsDue implements DueHandler {

    private static final Duration ATTEMPT_UNDER_WAY = Duration.ofMinutes(1);

    private final LegacyMigrations migrations;
    private final MigrationMembers members;
    private final MigrationEnding ending;
    private final MigrationDeadlines deadlines;
    private final LegacyLedger legacy;
    private final ProvisioningJobs jobs;
    private final BusinessClock clock;

    MigrationsDue(
            LegacyMigrations migrations,
            MigrationMembers members,
            MigrationEnding ending,
            MigrationDeadlines deadlines,
            LegacyLedger legacy,
            ProvisioningJobs jobs,
            BusinessClock clock) {
        this.migrations = migrations;
        this.members = members;
        this.ending = ending;
        this.deadlines = deadlines;
        this.legacy = legacy;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String aggregateType() {
        return MigrationDeadlines.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return migrations.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var migration = migrations.findById(aggregateId);
        for (var row : rows) {
            if (row.kind().equals(MigrationDeadlines.DELETION)) {
                members.of(aggregateId)
                        .forEach(member -> legacy.delete(member.currentSubscriptionId(), aggregateId, row.dueAt()));
            } else if (migration.state() == MigrationState.FAILED_REPAIRING) {
                revert(migration, row.dueAt());
            }
        }
        migrations.flush();
    }

    /** An attempt that is under way is waited for: what it makes must not be lost. */
    private void revert(LegacyMigration migration, Instant dueAt) {
        if (jobs.giveUp(migration.id())) {
            ending.revert(migration, dueAt);
        } else {
            deadlines.repairAt(migration, clock.now().plus(ATTEMPT_UNDER_WAY));
        }
    }
}
