package dev.sluice.attribution.designation;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.DueHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What the clock does to designations. */
@ApplicationScoped
class DesignationsDue implements DueHandler, DeadlineWords {

    private final Designations designations;
    private final DesignationChanges changes;

    DesignationsDue(Designations designations, DesignationChanges changes) {
        this.designations = designations;
        this.changes = changes;
    }

    @Override
    public String aggregateType() {
        return DesignationChanges.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return designations.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        for (var row : rows) {
            designations
                    .find(aggregateId)
                    .ifPresent(found -> changes.settle(found.partnerTenantId(), found.area(), row.dueAt()));
        }
    }

    @Override
    public String link(UUID aggregateId) {
        return designations
                .find(aggregateId)
                .map(found -> "/v1/partners/%s/designation-scores/%s".formatted(found.partnerTenantId(), found.area()))
                .orElse("");
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (deadline.kind()) {
            case DesignationChanges.RENEWAL -> "The designation can be renewed.";
            case DesignationChanges.ENDS -> "The designation ends unless it is renewed.";
            case DesignationChanges.QUALIFICATION_ENDS -> "Last day to enroll with the score of the window.";
            default -> "Something falls due for the designation.";
        };
    }
}
