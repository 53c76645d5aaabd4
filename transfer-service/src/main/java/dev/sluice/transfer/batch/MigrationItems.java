package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.migration.MigrateDesk;
import dev.sluice.transfer.migration.MigrationDesk;
import dev.sluice.transfer.migration.MigrationPlan;
import dev.sluice.transfer.migration.MigrationScheduleDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Migrations of legacy subscriptions; one stands in a batch once. */
@ApplicationScoped
class MigrationItems implements ItemKind<MigrationItem> {

    private final MigrateDesk migrate;
    private final MigrationScheduleDesk schedules;
    private final MigrationDesk migrations;
    private final MigrationPlan plan;
    private final VendorReport report;

    MigrationItems(
            MigrateDesk migrate,
            MigrationScheduleDesk schedules,
            MigrationDesk migrations,
            MigrationPlan plan,
            VendorReport report) {
        this.migrate = migrate;
        this.schedules = schedules;
        this.migrations = migrations;
        this.plan = plan;
        this.report = report;
    }

    @Override
    public Kind kind() {
        return Kind.MIGRATION;
    }

    @Override
    public Class<MigrationItem> row() {
        return MigrationItem.class;
    }

    /** Every role that may hold batches may migrate. */
    @Override
    public void requireAllowed(Caller caller) {}

    @Override
    public String key(MigrationItem item) {
        item.check();
        return item.currentSubscriptionId().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> columns() {
        return VendorFile.COLUMNS;
    }

    @Override
    public List<FileRow> arrange(List<FileRow> rows) {
        return VendorFile.bundles(rows);
    }

    @Override
    public List<String> reportColumns() {
        return VendorReport.COLUMNS;
    }

    @Override
    public Map<Integer, ReportRow.More> report(UUID batch, List<BatchItem> items) {
        return report.of(batch, items);
    }

    @Override
    public List<Optional<Refusal>> plan(Caller caller, List<MigrationItem> items) {
        return plan.of(
                caller,
                items.stream()
                        .map(item -> item.isScheduled()
                                ? MigrationPlan.Planned.of(item.schedule(""))
                                : MigrationPlan.Planned.of(item.migration("")))
                        .toList());
    }

    @Override
    public UUID apply(Caller caller, MigrationItem item, UUID batch) {
        return item.isScheduled()
                ? schedules.schedule(caller, item.schedule(batch.toString())).id()
                : migrate.migrate(caller, item.migration(batch.toString()));
    }

    @Override
    public String path(UUID made) {
        return schedules.states(List.of(made)).isEmpty() ? "/v1/migrations/" : "/v1/migration-schedules/";
    }

    @Override
    public Map<UUID, String> states(Collection<UUID> made) {
        var states = new HashMap<>(schedules.states(made));
        states.putAll(migrations.states(made));
        return states;
    }
}
