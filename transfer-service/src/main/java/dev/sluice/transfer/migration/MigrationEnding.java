package dev.sluice.transfer.migration;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacyLedger;
import dev.sluice.transfer.order.OrderLedger;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.SubscriptionLedger;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** How migrations of legacy subscriptions end: with new subscriptions, without any, or with the old ones active again. */
@ApplicationScoped
class MigrationEnding {

    static final Caller SYSTEM = Caller.system("migrations");

    private final LegacyMigrations migrations;
    private final MigrationMembers members;
    private final MigrationLog log;
    private final MigrationDeadlines deadlines;
    private final LegacyLedger legacy;
    private final Withdrawals withdrawals;
    private final OpenFlows flows;
    private final Seats seats;
    private final SubscriptionLedger subscriptions;
    private final OrderLedger orders;
    private final Directory directory;
    private final List<MigrationWatch> watches;

    MigrationEnding(
            LegacyMigrations migrations,
            MigrationMembers members,
            MigrationLog log,
            MigrationDeadlines deadlines,
            LegacyLedger legacy,
            Withdrawals withdrawals,
            OpenFlows flows,
            Seats seats,
            SubscriptionLedger subscriptions,
            OrderLedger orders,
            Directory directory,
            @All List<MigrationWatch> watches) {
        this.migrations = migrations;
        this.members = members;
        this.log = log;
        this.deadlines = deadlines;
        this.legacy = legacy;
        this.withdrawals = withdrawals;
        this.flows = flows;
        this.seats = seats;
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.directory = directory;
        this.watches = watches;
    }

    /** Every member of the bundle becomes a subscription; the old ones stay suspended, and are deleted much later. */
    void complete(LegacyMigration migration, Instant now) {
        var before = migration.facts(members.of(migration.id()));
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var country = directory.requireCustomer(migration.customerTenantId()).country();
        members.of(migration.id()).forEach(member -> open(migration, member, country, today, now));
        var made = members.of(migration.id());
        var event = migration.complete(made, today, now);
        migrations.flush();
        var facts = migration.facts(made);
        var flow = migration.flow();
        log.tell(
                facts,
                new MigrationEvent.SubscriptionCreated(facts.goingOn()),
                "NewCommerceSubscriptionCreated",
                flow,
                now);
        log.tell(
                facts,
                new MigrationEvent.SubscriptionProvisioned(facts.goingOn()),
                "NewCommerceSubscriptionProvisioned",
                flow,
                now);
        log.tell(facts, event, "MigrationCompleted", flow, now);
        log.told(SYSTEM, "complete_new_commerce_migration", migration, made, before, now);
        flows.release(migration.id());
        deadlines.completed(migration, now);
    }

    private void open(LegacyMigration migration, MigrationMember member, String country, LocalDate today, Instant now) {
        var made = NewSubscriptions.of(migration, member, country, today);
        subscriptions.open(made, member.requestedOn(), now);
        seats.pass(member.id(), made.id());
        orders.placed(NewSubscriptions.order(made), made.id(), migration.flow(), now);
        members.made(member.id(), made.id(), made.orderId());
    }

    /** Nothing was made and nothing is suspended any more: it can be tried again at once. */
    void fail(LegacyMigration migration, String code, String detail, Instant now) {
        var all = members.of(migration.id());
        var before = migration.facts(all);
        var event = migration.fail(code, detail, all, now);
        over(migration, all, now);
        withdrawals.ask(all, now);
        log.tell(migration.facts(all), event, "MigrationFailed", migration.flow(), now);
        log.told(SYSTEM, "fail_new_commerce_migration", migration, all, before, now);
        isOver(migration, code, detail);
    }

    /** The old subscriptions stay suspended until it is repaired or reverted. */
    void breakOff(LegacyMigration migration, String code, String detail, Instant now) {
        var all = members.of(migration.id());
        var before = migration.facts(all);
        var event = migration.breakOff(code, detail, all, now);
        migrations.flush();
        log.tell(migration.facts(all), event, "MigrationFailed", migration.flow(), now);
        log.tell(migration.facts(all), migration.repairStarted(all), "MigrationRepairStarted", migration.flow(), now);
        log.told(SYSTEM, "repair_new_commerce_migration", migration, all, before, now);
        deadlines.repairing(migration);
    }

    void revert(LegacyMigration migration, Instant now) {
        var all = members.of(migration.id());
        var before = migration.facts(all);
        var event = migration.revert(all, now);
        over(migration, all, now);
        withdrawals.askForAll(all, now);
        log.tell(migration.facts(all), event, "MigrationReverted", migration.flow(), now);
        log.told(SYSTEM, "revert_new_commerce_migration", migration, all, before, now);
        isOver(migration, "REVERTED", "It could not be repaired in time.");
    }

    /** Whoever scheduled it knows it as its schedule. */
    private void isOver(LegacyMigration migration, String code, String detail) {
        watches.forEach(watch -> {
            watch.failed(migration.id(), code, detail);
            var schedule = migration.scheduleId();
            if (schedule != null) {
                watch.failed(schedule, code, detail);
            }
        });
    }

    private void over(LegacyMigration migration, List<MigrationMember> all, Instant now) {
        migrations.flush();
        flows.release(migration.id());
        deadlines.withdraw(migration);
        all.forEach(member -> {
            seats.release(member.id());
            legacy.restore(member.currentSubscriptionId(), migration.id(), now);
        });
    }
}
