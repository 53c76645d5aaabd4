package dev.sluice.transfer.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.imports.RowFault;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds out, item by item, what running a batch now would come to, and notes it. */
@ApplicationScoped
class BatchPlanning {

    private final BatchItems items;
    private final ItemKinds kinds;
    private final ObjectMapper json;

    BatchPlanning(BatchItems items, ItemKinds kinds, ObjectMapper json) {
        this.items = items;
        this.kinds = kinds;
        this.json = json;
    }

    /** Returns how many would be refused. */
    int plan(Caller caller, Batch batch) {
        var wanted = items.pending(batch.id());
        var found = refusals(kinds.of(batch.kind()), caller, wanted);
        items.planned(
                batch.id(),
                wanted.stream().map(BatchItems.Wanted::no).toList(),
                found.stream()
                        .map(refusal -> refusal.map(RowFault::said).orElse(List.of()))
                        .toList());
        return (int) found.stream().filter(Optional::isPresent).count();
    }

    private <R extends Record> List<Optional<Refusal>> refusals(
            ItemKind<R> kind, Caller caller, List<BatchItems.Wanted> wanted) {
        return kind.plan(
                caller,
                wanted.stream().map(item -> read(item.entry(), kind.row())).toList());
    }

    /** It was checked when it came in. */
    <R extends Record> R read(String entry, Class<R> row) {
        try {
            return json.readValue(entry, row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
