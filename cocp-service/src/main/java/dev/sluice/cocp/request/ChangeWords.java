package dev.sluice.cocp.request;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What the parties wait for, in words. */
@ApplicationScoped
class ChangeWords implements DeadlineWords {

    @Override
    public String aggregateType() {
        return ChangeDeadlines.AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/partner-change-requests/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (DueKind.valueOf(deadline.kind())) {
            case ACCEPTANCE -> "Change of partner: the new partner answers before this, or the request expires";
            case REVIEW -> "Change of partner: the review of what was accepted is to be through";
            case EFFECTIVE_DATE -> "Change of partner: the new partner takes over";
            case ACCEPTANCE_REMINDER, EFFECTIVE_DATE_REMINDER -> "Change of partner: a reminder";
            case CANCELLATION -> "Change of partner: the cancellation is handled";
            case REVIEW_START, REVIEW_COMPLETION -> "Change of partner: a step of the review";
        };
    }
}
