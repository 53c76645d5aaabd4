package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.migration.Migration;
import dev.sluice.transfer.migration.MigrationDesk;
import dev.sluice.transfer.migration.MigrationScheduleDesk;
import dev.sluice.transfer.migration.VendorsNumbers;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the vendor's bulk tool writes into its result files, in its columns. */
@ApplicationScoped
class VendorReport {

    static final List<String> COLUMNS = List.of(
            "MigrationStatus",
            "StartedNewTermInNce",
            "NCETermDuration",
            "NCEBillingPlan",
            "NCESeatCount",
            "ErrorCode",
            "ErrorReason",
            "NCESubscriptionId",
            "BatchId",
            "MigrationId",
            "MigrationScheduleStatus",
            "MigrationScheduleId");

    private final MigrationDesk migrations;
    private final MigrationScheduleDesk schedules;

    VendorReport(MigrationDesk migrations, MigrationScheduleDesk schedules) {
        this.migrations = migrations;
        this.schedules = schedules;
    }

    /** What became of each, by its number; a row more for each add-on that went with one. */
    Map<Integer, ReportRow.More> of(UUID batch, List<BatchItem> items) {
        var made = items.stream().map(BatchItem::made).filter(Objects::nonNull).toList();
        var scheduled = schedules.made(made);
        var begun = new ArrayList<>(made);
        scheduled.values().stream()
                .map(MigrationScheduleDesk.Made::migrationId)
                .filter(Objects::nonNull)
                .forEach(begun::add);
        var done = migrations.all(begun);
        var rows = new HashMap<Integer, ReportRow.More>();
        for (var item : items) {
            var schedule = item.made() == null ? null : scheduled.get(item.made());
            var id = schedule == null ? item.made() : schedule.migrationId();
            rows.put(item.no(), more(batch, item, schedule, id == null ? null : done.get(id)));
        }
        return rows;
    }

    private static ReportRow.More more(
            UUID batch, BatchItem item, MigrationScheduleDesk.@Nullable Made schedule, @Nullable Migration migration) {
        var of = new Result(batch, item, schedule, migration);
        return migration == null
                ? new ReportRow.More(of.cells(null, null), List.of())
                : new ReportRow.More(
                        of.cells(Became.of(migration), migration.newCommerceSubscriptionId()),
                        migration.addOnMigrations().stream()
                                .map(addOn -> new ReportRow.Part(
                                        addOn.currentSubscriptionId(),
                                        of.cells(Became.of(addOn), addOn.newCommerceSubscriptionId())))
                                .toList());
    }

    /** As which a subscription went over. */
    private record Became(boolean newTerm, Term term, BillingCycle cycle, int seats) {

        static Became of(Migration migration) {
            return new Became(
                    migration.purchaseFullTerm(),
                    migration.termDuration(),
                    migration.billingCycle(),
                    migration.quantity());
        }

        static Became of(Migration.AddOn addOn) {
            return new Became(addOn.purchaseFullTerm(), addOn.termDuration(), addOn.billingCycle(), addOn.quantity());
        }
    }

    /** What is the same for a subscription and its add-ons. */
    private record Result(
            UUID batch,
            BatchItem item,
            MigrationScheduleDesk.@Nullable Made schedule,
            @Nullable Migration migration) {

        List<String> cells(@Nullable Became became, @Nullable UUID subscription) {
            var failed = item.state() == ItemState.FAILED;
            return List.of(
                    migration != null ? migration.state().spelling() : failed && schedule == null ? "Failed" : "",
                    became == null ? "" : became.newTerm() ? "True" : "False",
                    became == null ? "" : became.term().name(),
                    became == null ? "" : became.cycle().spelling(),
                    became == null ? "" : Integer.toString(became.seats()),
                    failed
                            ? item.errors().stream()
                                    .findFirst()
                                    .map(Violation::code)
                                    .map(VendorsNumbers::of)
                                    .orElse("")
                            : "",
                    failed
                            ? item.errors().stream()
                                    .findFirst()
                                    .map(Violation::message)
                                    .orElse("")
                            : "",
                    subscription == null ? "" : subscription.toString(),
                    batch.toString(),
                    migration == null ? "" : migration.id().toString(),
                    schedule == null ? "" : schedule.state().spelling(),
                    schedule == null ? "" : schedule.id().toString());
        }
    }
}
