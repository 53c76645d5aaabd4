package dev.sluice.transfer.partnercenter;

import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.migration.Eligibility;
import dev.sluice.transfer.migration.LoggedEvent;
import dev.sluice.transfer.migration.MigrateDesk;
import dev.sluice.transfer.migration.Migration;
import dev.sluice.transfer.migration.MigrationDesk;
import dev.sluice.transfer.migration.MigrationEntry;
import dev.sluice.transfer.migration.MigrationFilter;
import dev.sluice.transfer.migration.MigrationScheduleDesk;
import dev.sluice.transfer.migration.MigrationScheduleEntry;
import dev.sluice.transfer.migration.MigrationScheduleView;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Translates: every rule is the one of the paths of our own. A customer in a path has to be the one of what is named. The vendor's
 * migrations are of legacy subscriptions alone: renewals from an EA are not among them.
 */
@ApplicationScoped
@Transactional
public class WireDesk {

    /** Steps that the vendor has no name for are not told here. */
    private static final Set<String> VENDORS = Set.of(
            "MigrationStarted",
            "NewCommerceSubscriptionCreated",
            "NewCommerceSubscriptionProvisioned",
            "MigrationCompleted",
            "MigrationFailed");

    private static final int MOST = 300;
    private static final int STEPS = 1000;

    private final MigrateDesk migrate;
    private final MigrationDesk migrations;
    private final MigrationScheduleDesk schedules;

    WireDesk(MigrateDesk migrate, MigrationDesk migrations, MigrationScheduleDesk schedules) {
        this.migrate = migrate;
        this.migrations = migrations;
        this.schedules = schedules;
    }

    public Eligibility validate(Caller caller, UUID customer, MigrationEntry entry) {
        return migrate.validate(caller, of(customer, entry));
    }

    public Migration migrate(Caller caller, UUID customer, MigrationEntry entry) {
        return migrations.get(caller, migrate.migrate(caller, of(customer, entry)));
    }

    public Migration get(Caller caller, UUID customer, UUID id) {
        var found = migrations.get(caller, id);
        if (!found.customerTenantId().equals(customer) || found.origin() == Origin.EA_RENEWAL) {
            throw Refusal.unknown("migration", id).with("realCode", "900224");
        }
        return found;
    }

    /** Of one migration, or of all of a subscription, oldest first. */
    public List<LoggedEvent> events(
            Caller caller, UUID customer, @Nullable UUID migration, @Nullable String subscription) {
        var wanted = migration == null
                ? migrations
                        .list(
                                caller,
                                new MigrationFilter(null, customer, subscription, null, true),
                                PageRequest.first(MOST))
                        .items()
                : List.of(get(caller, customer, migration));
        return wanted.stream()
                .flatMap(each -> migrations.events(caller, each.id(), PageRequest.first(STEPS)).items().stream())
                .filter(event -> VENDORS.contains(event.eventName()))
                .toList();
    }

    public MigrationScheduleView schedule(Caller caller, UUID customer, MigrationScheduleEntry entry) {
        return schedules.schedule(caller, of(customer, entry));
    }

    public MigrationScheduleView scheduled(Caller caller, UUID customer, UUID id) {
        var found = schedules.get(caller, id);
        if (!found.customerTenantId().equals(customer)) {
            throw Refusal.unknown("migration schedule", id);
        }
        return found;
    }

    public MigrationScheduleView replace(
            Caller caller, UUID customer, UUID id, MigrationScheduleEntry entry, @Nullable IfMatch ifMatch) {
        scheduled(caller, customer, id);
        return schedules.replace(caller, id, of(customer, entry), ifMatch);
    }

    public MigrationScheduleView cancel(Caller caller, UUID customer, UUID id, @Nullable IfMatch ifMatch) {
        scheduled(caller, customer, id);
        return schedules.cancel(caller, id, ifMatch);
    }

    private static MigrationEntry of(UUID customer, MigrationEntry entry) {
        return new MigrationEntry(
                entry.currentSubscriptionId(),
                customer,
                entry.termDuration(),
                entry.billingCycle(),
                entry.quantity(),
                entry.purchaseFullTerm(),
                entry.customTermEndDate(),
                entry.externalReferenceId(),
                entry.addOnMigrations());
    }

    private static MigrationScheduleEntry of(UUID customer, MigrationScheduleEntry entry) {
        return new MigrationScheduleEntry(
                entry.currentSubscriptionId(),
                customer,
                entry.termDuration(),
                entry.billingCycle(),
                entry.quantity(),
                entry.purchaseFullTerm(),
                entry.customTermEndDate(),
                entry.targetDate(),
                entry.migrateOnRenewal(),
                entry.externalReferenceId(),
                entry.addOnMigrationSchedules(),
                entry.addOnMigrations());
    }
}
