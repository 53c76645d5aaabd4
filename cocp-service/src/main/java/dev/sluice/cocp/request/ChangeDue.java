package dev.sluice.cocp.request;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Announces what fell due for requests. */
@ApplicationScoped
class ChangeDue implements DueHandler {

    private final ChangeRequests requests;
    private final Progress progress;
    private final BusinessClock clock;

    ChangeDue(ChangeRequests requests, Progress progress, BusinessClock clock) {
        this.requests = requests;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public String aggregateType() {
        return ChangeDeadlines.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return requests.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        requests.withItems(aggregateId).ifPresent(request -> {
            progress.run(request, withoutMissedReminders(rows), clock.now(request.customerTenantId()));
            requests.flush();
        });
    }

    /** Of reminders of one thing that were missed, only the latest is told. */
    static List<Deadline> withoutMissedReminders(List<Deadline> rows) {
        var seen = new HashSet<String>();
        var kept = new ArrayList<Deadline>();
        for (var row : rows.reversed()) {
            var kind = DueKind.valueOf(row.kind());
            if (!kind.isReminder() || seen.add(thing(kind, row.key()))) {
                kept.addFirst(row);
            }
        }
        return List.copyOf(kept);
    }

    /** Each effective day is reminded of by itself; its key begins with it. */
    private static String thing(DueKind kind, String key) {
        return kind == DueKind.EFFECTIVE_DATE_REMINDER ? kind + " " + key.substring(0, key.indexOf(' ')) : kind.name();
    }
}
