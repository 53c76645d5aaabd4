package dev.sluice.cocp.selection;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How deadlines of selections are spoken of. */
@ApplicationScoped
class SelectionWords implements DeadlineWords {

    @Override
    public String aggregateType() {
        return SelectionDeadlines.AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/selections/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (SelectionDeadlines.Kind.valueOf(deadline.kind())) {
            case QUOTATIONS -> "Quotations of a supplier selection are due.";
            case DECISION -> "A supplier selection closes unless a partner is chosen.";
        };
    }
}
