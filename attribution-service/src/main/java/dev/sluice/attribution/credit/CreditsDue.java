package dev.sluice.attribution.credit;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.DueHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What the clock does to credits. */
@ApplicationScoped
class CreditsDue implements DueHandler, DeadlineWords {

    private final Credits credits;
    private final CreditGiving giving;

    CreditsDue(Credits credits, CreditGiving giving) {
        this.credits = credits;
        this.giving = giving;
    }

    @Override
    public String aggregateType() {
        return CreditChanges.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return credits.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        for (var row : rows) {
            credits.find(aggregateId)
                    .ifPresent(
                            credit -> giving.settle(credit.partnerTenantId(), credit.customerTenantId(), row.dueAt()));
        }
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/credits/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (deadline.kind()) {
            case CreditChanges.GRANTED -> "The credit is granted.";
            case CreditChanges.VISIBLE -> "Scores are refreshed with the credit.";
            case CreditChanges.GROUND_ENDS -> "What the credit is given for ends.";
            default -> "Something falls due for the credit.";
        };
    }
}
