package dev.sluice.transfer.batch;

import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.imports.RowFault;
import dev.sluice.platform.problem.DatabaseFaults;
import dev.sluice.platform.sql.Together;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Carries items out, each in a transaction of its own or many in one. An item's command and the item's state are one transaction: whenever
 * the process dies, an item was carried out and says so, or is still to be tried.
 */
@ApplicationScoped
class ItemAttempts {

    private final BatchItems items;
    private final ItemKinds kinds;
    private final BatchPlanning planning;
    private final RowFault faults;
    private final Together together;

    ItemAttempts(BatchItems items, ItemKinds kinds, BatchPlanning planning, RowFault faults, Together together) {
        this.items = items;
        this.kinds = kinds;
        this.planning = planning;
        this.faults = faults;
        this.together = together;
    }

    /** Carries out in one transaction what may be carried out together; returns what it settled: nothing when one of them failed. */
    Set<Integer> all(BatchRun.Portion portion) {
        var kind = kinds.of(portion.kind());
        if (kind.atOnce() == 1 || portion.items().size() == 1) {
            return Set.of();
        }
        try {
            var done = Correlation.begin(null)
                    .causedBy(portion.batch().toString())
                    .during(() -> inTransaction(() -> together.during(() -> carryOutAll(portion, kind))));
            done.forEach(_ -> FailPoint.reached("batch.item-committed"));
            return done;
        } catch (RuntimeException e) {
            Log.debugf("items of batch %s come one by one: %s", portion.batch(), e.getMessage());
            return Set.of();
        }
    }

    private <R extends Record> Set<Integer> carryOutAll(BatchRun.Portion portion, ItemKind<R> kind) {
        var claimed = items.claimAll(portion.batch(), portion.items());
        var made = kind.applyAll(
                portion.caller(),
                claimed.stream()
                        .map(wanted -> planning.read(wanted.entry(), kind.row()))
                        .toList(),
                portion.batch());
        for (var i = 0; i < made.size(); i++) {
            FailPoint.reached("batch.item-made");
            items.succeeded(portion.batch(), claimed.get(i).no(), made.get(i));
        }
        return claimed.stream().map(BatchItems.Wanted::no).collect(Collectors.toSet());
    }

    /** True when this settled the item. */
    boolean one(BatchRun.Portion portion, int item) {
        try {
            var done = Correlation.begin(null)
                    .causedBy(portion.batch().toString())
                    .during(() -> inTransaction(() -> carryOut(portion, kinds.of(portion.kind()), item)));
            FailPoint.reached("batch.item-committed");
            return done;
        } catch (RuntimeException e) {
            if (DatabaseFaults.isPassing(e)) {
                Log.warnf("an item of a batch waits: %s", e.getMessage());
                return false;
            }
            var reasons = faults.reasons(e);
            return inTransaction(() -> items.failed(portion.batch(), item, reasons));
        }
    }

    private <R extends Record> boolean carryOut(BatchRun.Portion portion, ItemKind<R> kind, int item) {
        var claimed = items.claim(portion.batch(), item);
        claimed.ifPresent(wanted -> {
            var made = kind.apply(portion.caller(), planning.read(wanted.entry(), kind.row()), portion.batch());
            FailPoint.reached("batch.item-made");
            items.succeeded(portion.batch(), item, made);
        });
        return claimed.isPresent();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
