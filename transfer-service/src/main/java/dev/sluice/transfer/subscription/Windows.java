package dev.sluice.transfer.subscription;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Windows in which purchases can be given back: told when they open, two days before their end, and at it. */
@ApplicationScoped
class Windows {

    private static final String AGGREGATE = SubscriptionDeadlines.AGGREGATE;
    private static final String CLOSING = "CANCEL_OR_REDUCE_CLOSING";
    private static final String CLOSED = "CANCEL_OR_REDUCE";
    private static final Duration WARNED_BEFORE = Duration.ofDays(2);

    private final Deadlines deadlines;
    private final SliceRows slices;
    private final SubscriptionNews news;

    Windows(Deadlines deadlines, SliceRows slices, SubscriptionNews news) {
        this.deadlines = deadlines;
        this.slices = slices;
        this.news = news;
    }

    void open(Subscription subscription, Slices.Slice slice, Instant now) {
        deadlines.set(Stream.of(
                        row(subscription, CLOSING, slice, slice.closesAt().minus(WARNED_BEFORE), "SYSTEM"),
                        row(subscription, CLOSED, slice, slice.closesAt(), "PARTNER"))
                .filter(row -> row.dueAt().isAfter(now))
                .toList());
        news.tell(subscription, new SubscriptionEvent.WindowOpened(facts(subscription, slice)), now);
    }

    void withdraw(Subscription subscription) {
        deadlines.withdraw(AGGREGATE, subscription.id());
    }

    /** Nothing of these purchases is left to be given back. */
    void withdrawEmptied(Subscription subscription, Slices before, Slices after) {
        var full = after.all().stream()
                .filter(slice -> slice.quantity() > 0)
                .map(Slices.Slice::no)
                .toList();
        before.all().stream()
                .filter(slice -> slice.quantity() > 0 && !full.contains(slice.no()))
                .forEach(slice -> deadlines.withdrawKey(
                        AGGREGATE, subscription.id(), Integer.toString(slice.no()), CLOSING, CLOSED));
    }

    void due(Subscription subscription, Deadline row) {
        slices.of(subscription.id()).all().stream()
                .filter(slice -> Integer.toString(slice.no()).equals(row.key()) && slice.quantity() > 0)
                .forEach(slice -> tell(subscription, slice, row));
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

    static String summary(Deadline deadline) {
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
