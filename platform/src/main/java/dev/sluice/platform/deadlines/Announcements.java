package dev.sluice.platform.deadlines;

import dev.sluice.platform.correlation.Tracing;
import dev.sluice.platform.deadlines.DueRows.DueAggregate;
import dev.sluice.platform.sql.Together;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Transactions that announce what fell due: the aggregates are locked first, then all their due rows run in order. */
@ApplicationScoped
class Announcements {

    private final DueRows rows;
    private final Together together;
    private final Tracing tracing;
    private final Map<String, DueHandler> handlers;

    Announcements(DueRows rows, Together together, Tracing tracing, @All List<DueHandler> handlers) {
        this.rows = rows;
        this.together = together;
        this.tracing = tracing;
        this.handlers = handlers.stream().collect(Collectors.toMap(DueHandler::aggregateType, Function.identity()));
    }

    /** In their order; those that follow each other and may be announced in one transaction are one group. */
    List<List<DueAggregate>> groups(List<DueAggregate> due) {
        var groups = new ArrayList<List<DueAggregate>>();
        for (var next : due) {
            if (groups.isEmpty() || !mayJoin(next, groups.getLast())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(next);
        }
        return groups;
    }

    private boolean mayJoin(DueAggregate next, List<DueAggregate> group) {
        var handler = handlers.get(next.type());
        return handler != null && group.getFirst().type().equals(next.type()) && group.size() < handler.atOnce();
    }

    /** Of one type, in one transaction; returns how many rows were due and nobody else's. */
    int announce(List<DueAggregate> group, Instant now) {
        var type = group.getFirst().type();
        var handler = handlers.get(type);
        if (handler == null) {
            Log.errorf("nobody handles deadlines of %s", type);
            return 0;
        }
        var ids = group.stream().map(DueAggregate::id).toList();
        return QuarkusTransaction.requiringNew()
                .call(() -> ids.size() == 1
                        ? announce(handler, ids, now)
                        : together.during(() -> announce(handler, ids, now)));
    }

    private int announce(DueHandler handler, List<UUID> ids, Instant now) {
        var locked = ids.size() == 1 ? ids.stream().filter(handler::lock).toList() : handler.lockAll(ids);
        if (locked.isEmpty()) {
            return 0;
        }
        var taken = rows.take(handler.aggregateType(), locked, now);
        taken.forEach((id, due) -> tracing.alone("due", handler.aggregateType(), () -> {
            handler.due(id, due);
            return due.size();
        }));
        return taken.values().stream().mapToInt(List::size).sum();
    }
}
