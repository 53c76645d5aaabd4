package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.tenancy.Caller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a batch on their way to a bulk kind, as many in a call as are about different things. */
final class ReadRows<R extends Record> {

    private final BulkImportKind<R> kind;
    private final Caller caller;
    private final Batch batch;
    private final List<R> rows = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final Set<Object> subjects = new HashSet<>();

    ReadRows(BulkImportKind<R> kind, Caller caller, Batch batch) {
        this.kind = kind;
        this.caller = caller;
        this.batch = batch;
    }

    void apply(List<String> texts, long before, RequestBody bodies) {
        var number = before;
        for (var text : texts) {
            number++;
            try {
                take(bodies.read(text.getBytes(StandardCharsets.UTF_8), kind.row()), number);
            } catch (Refusal misshapen) {
                batch.refused(RowError.of(number, misshapen.errors()).toList());
            }
        }
        flush();
    }

    private void take(R row, long number) {
        if (!subjects.add(kind.subject(row))) {
            flush();
            subjects.add(kind.subject(row));
        }
        rows.add(row);
        numbers.add(number);
    }

    private void flush() {
        if (!rows.isEmpty()) {
            var refusals = kind.applyAll(List.copyOf(rows), caller);
            for (int i = 0; i < rows.size(); i++) {
                var refusal = refusals.get(i);
                if (refusal == null) {
                    batch.applied();
                } else {
                    batch.refused(
                            RowError.of(numbers.get(i), RowFault.said(refusal)).toList());
                }
            }
        }
        rows.clear();
        numbers.clear();
        subjects.clear();
    }
}
