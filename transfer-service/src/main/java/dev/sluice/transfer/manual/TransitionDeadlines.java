package dev.sluice.transfer.manual;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.deadlines.DueHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The day after the last on which the target is to be bought. Nothing happens then by itself: nobody is kept from buying late. */
@ApplicationScoped
class TransitionDeadlines implements DueHandler, DeadlineWords {

    static final String PURCHASE = "PURCHASE";

    private static final String AGGREGATE = "manual-transition";

    private final Deadlines deadlines;
    private final Transitions transitions;

    TransitionDeadlines(Deadlines deadlines, Transitions transitions) {
        this.deadlines = deadlines;
        this.transitions = transitions;
    }

    void opened(Transition transition) {
        var over = transition.checklist().purchaseDeadline().plusDays(1);
        deadlines.set(List.of(new Deadline(
                AGGREGATE,
                transition.id(),
                PURCHASE,
                "",
                over.atStartOfDay().toInstant(ZoneOffset.UTC),
                Who.TARGET.name(),
                transition.parties())));
    }

    void bought(Transition transition) {
        deadlines.withdraw(AGGREGATE, transition.id());
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return transitions.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {}

    @Override
    public String link(UUID aggregateId) {
        return "/v1/manual-transitions/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return "Until then the subscription is to be bought anew; later its data may be lost.";
    }
}
