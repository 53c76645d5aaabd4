package dev.sluice.platform.imports;

import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.KeptCallers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The steps of an import; each belongs into one transaction, which holds the operation's lock. */
@ApplicationScoped
class ImportRun {

    private final ImportKinds kinds;
    private final Operations operations;
    private final StagedRows staged;
    private final RowErrors errors;
    private final RowFault faults;
    private final KeptCallers callers;
    private final RequestBody bodies;
    private final EntityManager entities;

    ImportRun(
            ImportKinds kinds,
            Operations operations,
            StagedRows staged,
            RowErrors errors,
            RowFault faults,
            KeptCallers callers,
            RequestBody bodies,
            EntityManager entities) {
        this.kinds = kinds;
        this.operations = operations;
        this.staged = staged;
        this.errors = errors;
        this.faults = faults;
        this.callers = callers;
        this.bodies = bodies;
        this.entities = entities;
    }

    /** Throws what the first row throws that is not applied; a row of a wrong shape is only noted. */
    @Transactional(Transactional.TxType.MANDATORY)
    void apply(Operation operation, Batch batch) {
        batch.begin(operation);
        var caller = startedBy(operation);
        var kind = kinds.find(operation.kind())
                .orElseThrow(() -> new IllegalStateException("nobody imports " + operation.kind() + " any more"));
        var rows = staged.after(operation.id(), operation.processed(), batch.limit());
        batch.read(rows.size());
        operation.flow().during(() -> {
            if (batch.isBulk() && kind instanceof BulkImportKind<?> bulk) {
                new ReadRows<>(bulk, caller, batch).apply(rows, operation.processed(), bodies);
            } else {
                oneByOne(kind, rows, operation.processed(), caller, batch);
            }
            entities.flush();
            return true;
        });
    }

    private Caller startedBy(Operation operation) {
        var kept = operation.caller();
        if (kept == null) {
            throw new IllegalStateException("nobody started " + operation.id());
        }
        return callers.read(kept, operation.id());
    }

    private void oneByOne(ImportKind<?> kind, List<String> rows, long before, Caller caller, Batch batch) {
        var number = before;
        for (var row : rows) {
            number++;
            apply(kind, row, number, caller, batch);
        }
    }

    private <R extends Record> void apply(ImportKind<R> kind, String json, long number, Caller caller, Batch batch) {
        R row;
        try {
            row = bodies.read(json.getBytes(StandardCharsets.UTF_8), kind.row());
        } catch (Refusal misshapen) {
            batch.refused(RowError.of(number, misshapen.errors()).toList());
            return;
        }
        kind.apply(row, caller);
        batch.applied();
    }

    /** Makes the batch's outcome the operation's. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle(Operation operation, Batch batch) {
        errors.add(operation.id(), batch.errors());
        operations.advance(operation.id(), batch.taken() - batch.failed(), batch.failed());
        FailPoint.reached("import.before-commit");
    }

    /** Gives up the next row. */
    @Transactional(Transactional.TxType.MANDATORY)
    void giveUp(Operation operation, RuntimeException reason) {
        var number = operation.processed() + 1;
        errors.add(operation.id(), RowError.of(number, faults.reasons(reason)).toList());
        operations.advance(operation.id(), 0, 1);
    }
}
