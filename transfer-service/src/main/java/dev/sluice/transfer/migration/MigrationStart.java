package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.provisioning.ProvisioningJobs;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Begins the migration of a bundle that nothing is against. */
@ApplicationScoped
class MigrationStart {

    private final LegacyMigrations migrations;
    private final MigrationMembers members;
    private final OpenFlows flows;
    private final Seats seats;
    private final ProvisioningJobs jobs;
    private final MigrationLog log;

    MigrationStart(
            LegacyMigrations migrations,
            MigrationMembers members,
            OpenFlows flows,
            Seats seats,
            ProvisioningJobs jobs,
            MigrationLog log) {
        this.migrations = migrations;
        this.members = members;
        this.flows = flows;
        this.seats = seats;
        this.jobs = jobs;
        this.log = log;
    }

    /** @param caller who asked for it, or whose sweep began it */
    UUID begin(Caller caller, Checked checked, LegacyMigration.Cause cause, Instant now) {
        var migration = new LegacyMigration(TimeOrderedId.next(), checked, cause, now);
        migrations.add(migration);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (var no = 0; no < checked.parts().size(); no++) {
            members.add(MigrationMember.of(migration.id(), no, checked.parts().get(no), today));
        }
        var all = members.of(migration.id());
        take(migration, cause, all, now);
        log.told(caller, "create_new_commerce_migration", migration, all, null, now);
        log.tell(migration.facts(all), migration.started(all), "MigrationStarted", migration.flow(), now);
        jobs.add(MigrationProvisioning.KIND, migration.id(), now);
        return migration.id();
    }

    private void take(LegacyMigration migration, LegacyMigration.Cause cause, List<MigrationMember> all, Instant now) {
        if (cause.scheduleId() != null) {
            flows.release(cause.scheduleId());
        }
        var parties = new OpenFlows.Parties(
                migration.customerTenantId(), migration.partner().tenantId());
        flows.take(
                all.stream().map(MigrationMember::currentSubscriptionId).toList(),
                Flow.MIGRATION,
                migration.id(),
                parties,
                now);
        all.forEach(member -> seats.hold(migration.customerTenantId(), member.sku(), member.id(), member.quantity()));
    }
}
