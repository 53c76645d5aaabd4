package dev.sluice.transfer.migration;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down and tells what happens to migrations, and keeps each in the activity log. */
@ApplicationScoped
public class MigrationLog {

    private static final Caller SYSTEM = Caller.system("migrations");

    private final Migrations migrations;
    private final Outbox outbox;
    private final AuditTrail trail;

    MigrationLog(Migrations migrations, Outbox outbox, AuditTrail trail) {
        this.migrations = migrations;
        this.outbox = outbox;
        this.trail = trail;
    }

    /** @param flow what it follows from */
    public void started(MigrationFacts facts, UUID flow, Instant at) {
        migrations.add(facts, at);
        tell(facts, new MigrationEvent.Started(facts), "MigrationStarted", flow, at);
        keep("create_new_commerce_migration", null, facts, at);
    }

    /** For those that go on one after the other in this transaction. */
    public void readAhead(Collection<UUID> ids) {
        migrations.readAhead(ids);
    }

    /** @param effectiveAt from when on the new subscription is there */
    public void completed(MigrationFacts before, MigrationFacts facts, UUID flow, Instant effectiveAt, Instant at) {
        tell(
                facts,
                new MigrationEvent.SubscriptionCreated(facts.goingOn()),
                "NewCommerceSubscriptionCreated",
                flow,
                at);
        tell(
                facts,
                new MigrationEvent.SubscriptionProvisioned(facts.goingOn()),
                "NewCommerceSubscriptionProvisioned",
                flow,
                at);
        migrations.end(facts, null, at);
        tell(facts, new MigrationEvent.Completed(facts, effectiveAt), "MigrationCompleted", flow, at);
        keep("complete_new_commerce_migration", before, facts, at);
    }

    public void failed(MigrationFacts before, MigrationFacts facts, String failureCode, UUID flow, Instant at) {
        migrations.end(facts, failureCode, at);
        tell(facts, new MigrationEvent.Failed(facts, failureCode), "MigrationFailed", flow, at);
        keep("fail_new_commerce_migration", before, facts, at);
    }

    void tell(MigrationFacts facts, MigrationEvent event, String name, UUID flow, Instant at) {
        var id = facts.migrationId();
        outbox.publish(
                event,
                new Announced(
                        id.toString(),
                        migrations.next(id, name, at),
                        facts.customerTenantId(),
                        parties(facts),
                        at,
                        flow.toString()));
    }

    /** Keeps what happened to a legacy migration, as whoever did it. */
    void told(
            Caller caller,
            String operation,
            LegacyMigration migration,
            List<MigrationMember> members,
            @Nullable MigrationFacts before,
            Instant at) {
        keep(caller, operation, before, migration.facts(members), at);
    }

    private void keep(String operation, @Nullable MigrationFacts before, MigrationFacts facts, Instant at) {
        keep(SYSTEM, operation, before, facts, at);
    }

    private void keep(
            Caller caller, String operation, @Nullable MigrationFacts before, MigrationFacts facts, Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "new_commerce_migration",
                        facts.migrationId().toString(),
                        facts.customerTenantId(),
                        null,
                        before,
                        facts,
                        parties(facts)),
                at);
    }

    private static Set<UUID> parties(MigrationFacts facts) {
        return Set.of(facts.customerTenantId(), facts.partner().tenantId());
    }
}
