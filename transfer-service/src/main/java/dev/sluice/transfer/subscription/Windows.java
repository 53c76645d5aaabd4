package dev.sluice.transfer.subscription;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.deadlines.DueHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What falls due for a subscription: two days before and at the end of each window. */
@ApplicationScoped
class Windows implements DueHandler, DeadlineWords {

    private static final String AGGREGATE = "subscription";
    private static final String CLOSING = "CANCEL_OR_REDUCE_CLOSING";
    private static final String CLOSED = "CANCEL_OR_REDUCE";
    private static final Duration WARNED_BEFORE = Duration.ofDays(2);

    private final Deadlines deadlines;
    private final Subscriptions subscriptions;
    private final SliceRows slices;
    private final SubscriptionNews news;

    Windows(Deadlines deadlines, Subscriptions subscriptions, SliceRows slices, SubscriptionNews news) {
        this.deadlines = deadlines;
        this.subscriptions = subscriptions;
        this.slices = slices;
        this.news = news;
    }

    void open(Subscription subscription, Slices.Slice slice, Instant now) {
        deadlines.set(List.of(
                row(subscription, CLOSING, slice, slice.closesAt().minus(WARNED_BEFORE), "SYSTEM"),
                row(subscription, CLOSED, slice, slice.closesAt(), "PARTNER")));
        news.tell(subscription, new SubscriptionEvent.WindowOpened(facts(subscription, slice)), now);
    }

    void withdraw(Subscription subscription) {
        deadlines.withdraw(AGGREGATE, subscription.id());
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
    public void due(UUID aggregateId, List<Deadline> rows) {
        var subscription = subscriptions.findById(aggregateId);
        var all = slices.of(aggregateId).all();
        for (var row : rows) {
            all.stream()
                    .filter(slice -> Integer.toString(slice.no()).equals(row.key()) && slice.quantity() > 0)
                    .forEach(slice -> tell(subscription, slice, row));
        }
        subscriptions.flush();
    }

    private void tell(Subscription subscription, Slices.Slice slice, Deadline row) {
        var facts = facts(subscription, slice);
        news.tell(
                subscription,
                row.kind().equals(CLOSING)
                        ? new SubscriptionEvent.WindowClosing(facts)
                        : new SubscriptionEvent.WindowClosed(facts),
                row.dueAt());
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/subscriptions/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return deadline.kind().equals(CLOSED)
                ? "Until then licences of this purchase can be given back."
                : "In two days licences of this purchase can no longer be given back.";
    }

    private static SubscriptionEvent.WindowFacts facts(Subscription subscription, Slices.Slice slice) {
        return new SubscriptionEvent.WindowFacts(
                subscription.id(),
                subscription.customerTenantId(),
                subscription.partnerTenantId(),
                WindowKind.CANCEL_OR_REDUCE,
                slice.no(),
                slice.quantity(),
                slice.closesAt());
    }

    private static Deadline row(Subscription subscription, String kind, Slices.Slice slice, Instant at, String who) {
        return new Deadline(
                AGGREGATE, subscription.id(), kind, Integer.toString(slice.no()), at, who, subscription.parties());
    }
}
