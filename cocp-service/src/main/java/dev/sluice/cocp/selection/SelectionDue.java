package dev.sluice.cocp.selection;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Announces what fell due for selections. */
@ApplicationScoped
class SelectionDue implements DueHandler {

    private final Selections selections;
    private final Acts acts;
    private final BusinessClock clock;

    SelectionDue(Selections selections, Acts acts, BusinessClock clock) {
        this.selections = selections;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public String aggregateType() {
        return SelectionDeadlines.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return selections.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        selections
                .findByIdOptional(aggregateId)
                .ifPresent(selection -> acts.catchUp(selection, clock.now(selection.customerTenantId())));
    }
}
