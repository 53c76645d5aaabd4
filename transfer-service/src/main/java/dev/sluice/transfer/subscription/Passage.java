package dev.sluice.transfer.subscription;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets subscriptions go on under another partner: the old one ends, a new one has the rest of its term. */
@ApplicationScoped
public class Passage {

    private static final Caller SYSTEM = Caller.system("subscriptions");

    private final Subscriptions subscriptions;
    private final SliceRows slices;
    private final Windows windows;
    private final Billing billing;
    private final EndOfTerm endOfTerm;
    private final SubscriptionNews news;
    private final Seats seats;
    private final Tasks tasks;

    Passage(
            Subscriptions subscriptions,
            SliceRows slices,
            Windows windows,
            Billing billing,
            EndOfTerm endOfTerm,
            SubscriptionNews news,
            Seats seats,
            Tasks tasks) {
        this.subscriptions = subscriptions;
        this.slices = slices;
        this.windows = windows;
        this.billing = billing;
        this.endOfTerm = endOfTerm;
        this.news = news;
        this.seats = seats;
        this.tasks = tasks;
    }

    /** Those that there are, and their add-ons. Nothing is locked. */
    public List<HeldSubscription> withAddOns(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : subscriptions.list("id in ?1 or baseSubscriptionId in ?1 order by created, id", ids).stream()
                        .map(HeldSubscription::of)
                        .toList();
    }

    /** What a customer has with a partner, or had. */
    public List<HeldSubscription> of(UUID customer, UUID partner) {
        return subscriptions
                .list("customerTenantId = ?1 and partnerTenantId = ?2 order by created, id", customer, partner)
                .stream()
                .map(HeldSubscription::of)
                .toList();
    }

    /** As they are now, and nobody else changes them until this transaction ends. */
    public List<HeldSubscription> lock(Collection<UUID> ids, Instant now) {
        return ids.stream()
                .sorted()
                .map(subscriptions::lock)
                .flatMap(Optional::stream)
                .map(subscription -> upToDate(subscription, now))
                .map(HeldSubscription::of)
                .toList();
    }

    private Subscription upToDate(Subscription subscription, Instant now) {
        endOfTerm.catchUp(subscription, now);
        return subscription;
    }

    /**
     * An active one that is locked. Its partner pays up to yesterday, the other one from today, or from the day on which it begins;
     * windows that are open stay open.
     */
    public void pass(UUID id, Successor to, Instant now) {
        var old = subscriptions.findById(id);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var begin = old.term().startDate();
        var day = begin.isAfter(today) ? begin : today;
        var successor = old.successor(to, day, now);
        var before = old.facts();
        billing.passedOn(old, day);
        news.tell(old, old.leave(now), now);
        windows.withdraw(old);
        tasks.closeAll(id, now);
        news.tellState(old, now);
        news.keep(SYSTEM, "hand_over_subscription", old, before, now);
        seats.pass(id, to.id());
        begin(successor, slices.of(id), now);
    }

    private void begin(Subscription successor, Slices owned, Instant now) {
        owned.openSlices(now).forEach(slice -> windows.open(successor, slice, now));
        billing.upTo(successor, LocalDate.ofInstant(now, ZoneOffset.UTC));
        endOfTerm.await(successor);
        news.tellState(successor, now);
        subscriptions.addParties(successor);
        slices.keep(successor.id(), owned);
        news.keep(SYSTEM, "take_over_subscription", successor, null, now);
        subscriptions.flush();
    }
}
