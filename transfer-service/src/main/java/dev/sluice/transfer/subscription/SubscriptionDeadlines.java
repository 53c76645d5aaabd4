package dev.sluice.transfer.subscription;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.DueHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What falls due for a subscription: windows, billing periods, the end of its term. */
@ApplicationScoped
class SubscriptionDeadlines implements DueHandler, DeadlineWords {

    static final String AGGREGATE = "subscription";

    private static final int AT_ONCE = 100;

    private final Subscriptions subscriptions;
    private final SliceRows slices;
    private final Windows windows;
    private final Billing billing;
    private final EndOfTerm endOfTerm;

    SubscriptionDeadlines(
            Subscriptions subscriptions, SliceRows slices, Windows windows, Billing billing, EndOfTerm endOfTerm) {
        this.subscriptions = subscriptions;
        this.slices = slices;
        this.windows = windows;
        this.billing = billing;
        this.endOfTerm = endOfTerm;
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return subscriptions.lockUnlessHeld(aggregateId);
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Collection<UUID> lockAll(Collection<UUID> aggregateIds) {
        var locked = subscriptions.lockAllUnlessHeld(aggregateIds);
        slices.readAhead(locked);
        return locked;
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var subscription = subscriptions.findById(aggregateId);
        for (var row : rows) {
            switch (row.kind()) {
                case Billing.PERIOD -> bill(subscription, row);
                case EndOfTerm.TERM_END, EndOfTerm.GRACE_END -> endOfTerm.due(subscription, row.kind(), row.dueAt());
                default -> windows.due(subscription, row);
            }
        }
        subscriptions.save();
    }

    private void bill(Subscription subscription, Deadline row) {
        if (subscription.isBilled()) {
            billing.upTo(subscription, LocalDate.ofInstant(row.dueAt(), ZoneOffset.UTC));
        }
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/subscriptions/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (deadline.kind()) {
            case EndOfTerm.TERM_END -> "The term of the subscription is over; it renews itself, or ends.";
            case EndOfTerm.GRACE_END -> "Access to the expired subscription ends.";
            default -> Windows.summary(deadline);
        };
    }
}
