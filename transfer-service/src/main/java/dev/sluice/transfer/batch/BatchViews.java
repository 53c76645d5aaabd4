package dev.sluice.transfer.batch;

import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows batches and their items. */
@ApplicationScoped
class BatchViews {

    private final BatchItems items;
    private final ItemKinds kinds;
    private final int approvalAbove;

    BatchViews(BatchItems items, ItemKinds kinds, BatchConfig config) {
        this.items = items;
        this.kinds = kinds;
        this.approvalAbove = config.approvalAbove();
    }

    BatchView of(Batch batch, Caller caller) {
        var counts = items.counts(batch.id());
        var address = "/v1/batches/" + batch.id();
        return new BatchView(
                batch.id(),
                batch.kind(),
                batch.state(),
                batch.stateSince(),
                batch.pausedBecause(),
                batch.partnerTenantId(),
                batch.created(),
                counts,
                plan(batch),
                approval(batch),
                batch.pace().canary(),
                batch.pace().stopOnErrorRate(),
                allowedActions(batch, counts, caller),
                List.of(),
                new BatchView.Links(address, address + "/items"),
                batch.version());
    }

    BatchView.Approval approval(Batch batch) {
        return new BatchView.Approval(batch.total() > approvalAbove, batch.approvedAt());
    }

    List<ItemView> of(Batch batch, List<BatchItem> found) {
        var kind = kinds.of(batch.kind());
        var states = kind.states(
                found.stream().map(BatchItem::made).filter(Objects::nonNull).toList());
        return found.stream()
                .map(item -> new ItemView(
                        item.no(),
                        item.key(),
                        item.state(),
                        item.attempts(),
                        item.errors(),
                        item.made() == null
                                ? null
                                : new ItemView.Result(
                                        item.made(), states.get(item.made()), kind.path(item.made()) + item.made())))
                .toList();
    }

    /** An item, and what was a part of it. */
    List<ReportRow> report(Batch batch, List<BatchItem> found) {
        var more = kinds.of(batch.kind()).report(batch.id(), found);
        return of(batch, found).stream()
                .flatMap(item -> rows(item, more.getOrDefault(item.no(), new ReportRow.More(List.of(), List.of()))))
                .toList();
    }

    private static Stream<ReportRow> rows(ItemView item, ReportRow.More more) {
        return Stream.concat(
                Stream.of(new ReportRow(item, item.key(), more.cells())),
                more.parts().stream().map(part -> new ReportRow(item, part.key(), part.cells())));
    }

    private static BatchView.@Nullable Plan plan(Batch batch) {
        var at = batch.plannedAt();
        var refused = batch.planRefused();
        return at == null || refused == null ? null : new BatchView.Plan(at, batch.total() - refused, refused);
    }

    private List<String> allowedActions(Batch batch, Counts counts, Caller caller) {
        var actions = new ArrayList<String>();
        if (!batch.isOwner(caller) || !caller.hasAny(BatchDesk.ROLES)) {
            return actions;
        }
        if (batch.canBecome(BatchState.PLANNED)) {
            actions.add("plan");
        }
        if (batch.state() == BatchState.PLANNED && batch.approvedAt() == null && !batch.wasMadeBy(caller)) {
            actions.add("approve");
        }
        if (batch.canBecome(BatchState.RUNNING)
                && batch.state() != BatchState.FINISHED
                && !approval(batch).stillNeeded()) {
            actions.add("run");
        }
        addRunning(actions, batch, counts);
        return List.copyOf(actions);
    }

    private static void addRunning(List<String> actions, Batch batch, Counts counts) {
        if (batch.canBecome(BatchState.PAUSED)) {
            actions.add("pause");
        }
        if (batch.state() == BatchState.PAUSED) {
            actions.add("resume");
        }
        if (batch.state() == BatchState.FINISHED && counts.failed() > 0) {
            actions.add("retry-failed");
        }
        if (batch.canBecome(BatchState.CANCELED)) {
            actions.add("cancel");
        }
    }
}
