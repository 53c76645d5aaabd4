package dev.sluice.transfer.subscription;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens when a term is over: a new one, or what the policy of the day says. */
@ApplicationScoped
class EndOfTerm {

    static final String TERM_END = "TERM_END";
    static final String GRACE_END = "GRACE_END";

    private static final Caller SYSTEM = Caller.system("subscriptions");
    private static final BigDecimal MONTHLY_MARKUP = new BigDecimal("1.03");
    private static final BigDecimal NO_MONTHLY_MARKUP = new BigDecimal("1.23");
    private static final int PRICE_PLACES = 4;

    private final EndOfTermPolicy policy;
    private final Deadlines deadlines;
    private final SliceRows slices;
    private final Windows windows;
    private final Costs costs;
    private final Billing billing;
    private final SubscriptionNews news;
    private final Seats seats;
    private final Tasks tasks;

    EndOfTerm(
            EndOfTermConfig config,
            Deadlines deadlines,
            SliceRows slices,
            Windows windows,
            Costs costs,
            Billing billing,
            SubscriptionNews news,
            Seats seats,
            Tasks tasks) {
        this.policy = EndOfTermPolicy.of(config.endOfTerm());
        this.deadlines = deadlines;
        this.slices = slices;
        this.windows = windows;
        this.costs = costs;
        this.billing = billing;
        this.news = news;
        this.seats = seats;
        this.tasks = tasks;
    }

    /** Of a subscription as it is now: what will become of it, and until when there is access; absent where that is open. */
    @Nullable
    EndOfTermView view(Subscription subscription) {
        if (!subscription.isActive() || subscription.renewsItself()) {
            return null;
        }
        var term = subscription.term();
        var fate = fate(term);
        return switch (fate) {
            case GRACE_30_DAYS -> new EndOfTermView(fate, term.termEndDate().plusDays(EndOfTermPolicy.GRACE_DAYS));
            case EXTENDED_SERVICE_TERM -> new EndOfTermView(fate, null);
            case CANCEL -> new EndOfTermView(fate, term.termEndDate());
        };
    }

    void await(Subscription subscription) {
        await(subscription, TERM_END, subscription.term().end());
    }

    /** Whatever comes next for one that was not made here. */
    void expect(Subscription subscription) {
        switch (subscription.status()) {
            case ACTIVE, SUSPENDED -> await(subscription);
            case EXPIRED -> awaitGraceEnd(subscription);
            case PENDING, DISABLED, DELETED -> {}
        }
    }

    private void awaitGraceEnd(Subscription subscription) {
        var lastDay = subscription.term().termEndDate().plusDays(EndOfTermPolicy.GRACE_DAYS);
        await(subscription, GRACE_END, lastDay.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** As the registry tells it. */
    void become(Subscription subscription, SubscriptionStatus target, Instant at) {
        switch (target) {
            case ACTIVE, SUSPENDED, PENDING -> {
                news.tell(subscription, subscription.become(target, at), at);
                deadlines.withdraw(SubscriptionDeadlines.AGGREGATE, subscription.id(), GRACE_END);
                expect(subscription);
                bill(subscription, at);
                news.tellState(subscription, at);
            }
            case EXPIRED -> expire(subscription, at);
            case DISABLED -> {
                news.tell(subscription, subscription.become(target, at), at);
                over(subscription, at);
            }
            case DELETED -> cancel(subscription, at);
        }
    }

    private void await(Subscription subscription, String kind, Instant at) {
        deadlines.set(List.of(new Deadline(
                SubscriptionDeadlines.AGGREGATE, subscription.id(), kind, "", at, "PARTNER", subscription.parties())));
    }

    /** A deadline binds at its instant, swept or not: whoever acts later meets the term that has begun. */
    void catchUp(Subscription subscription, Instant now) {
        while (subscription.isActive() && !subscription.term().end().isAfter(now)) {
            end(subscription, subscription.term().end());
        }
        bill(subscription, now);
    }

    private void bill(Subscription subscription, Instant now) {
        if (subscription.isActive()) {
            billing.upTo(subscription, LocalDate.ofInstant(now, ZoneOffset.UTC));
        }
    }

    void due(Subscription subscription, String kind, Instant at) {
        if (kind.equals(GRACE_END) && subscription.status() == SubscriptionStatus.EXPIRED) {
            disable(subscription, at);
        } else if (kind.equals(TERM_END) && !subscription.term().end().isAfter(at)) {
            endTerm(subscription, at);
        }
    }

    /** What is suspended ends with its term. */
    private void endTerm(Subscription subscription, Instant at) {
        if (subscription.isActive()) {
            end(subscription, at);
        } else if (subscription.isBilled()) {
            var before = subscription.facts();
            cancel(subscription, at);
            news.keep(SYSTEM, "end_term_of_subscription", subscription, before, at);
        }
    }

    private void end(Subscription subscription, Instant at) {
        var before = subscription.facts();
        if (subscription.renewsItself()) {
            var term = subscription.term();
            var next = term.renewed(
                    costs.of(subscription, term.plan(), term.termEndDate().plusDays(1)));
            goOn(subscription, next, at);
            news.keep(SYSTEM, "renew_subscription", subscription, before, at);
            return;
        }
        switch (fate(subscription.term())) {
            case GRACE_30_DAYS -> expire(subscription, at);
            case EXTENDED_SERVICE_TERM -> goOn(subscription, subscription.term().extended(monthly(subscription)), at);
            case CANCEL -> cancel(subscription, at);
        }
        news.keep(SYSTEM, "end_term_of_subscription", subscription, before, at);
    }

    /** An extension that goes on stays one. */
    private EndOfTermPolicy.Fate fate(RunningTerm term) {
        return term.isExtension()
                ? EndOfTermPolicy.Fate.EXTENDED_SERVICE_TERM
                : policy.decide(term.begin(), term.termEndDate());
    }

    /** All licences can be given back within the window of a purchase again; those of an extension at any time. */
    private void goOn(Subscription subscription, RunningTerm next, Instant at) {
        news.tell(subscription, subscription.goOn(next, at), at);
        var before = slices.of(subscription.id());
        var owned = before.renewed(subscription.quantity(), at, next.isExtension() ? next.end() : null);
        slices.keep(subscription.id(), owned);
        windows.withdrawEmptied(subscription, before, owned);
        windows.open(subscription, owned.all().getLast(), at);
        billing.upTo(subscription, LocalDate.ofInstant(at, ZoneOffset.UTC));
        await(subscription);
        news.tellState(subscription, at);
    }

    private void expire(Subscription subscription, Instant at) {
        news.tell(subscription, subscription.become(SubscriptionStatus.EXPIRED, at), at);
        windows.withdraw(subscription);
        awaitGraceEnd(subscription);
        news.tellState(subscription, at);
    }

    private void disable(Subscription subscription, Instant at) {
        var before = subscription.facts();
        become(subscription, SubscriptionStatus.DISABLED, at);
        news.keep(SYSTEM, "disable_subscription", subscription, before, at);
    }

    private void cancel(Subscription subscription, Instant at) {
        news.tell(subscription, subscription.cancel(at), at);
        over(subscription, at);
    }

    private void over(Subscription subscription, Instant at) {
        seats.release(subscription.id());
        windows.withdraw(subscription);
        tasks.closeAll(subscription.id(), at);
        news.tellState(subscription, at);
    }

    /** The monthly price and 3 %; where there is none, a month's part of what it costs and 23 %. */
    private RunningTerm.@Nullable Price monthly(Subscription subscription) {
        var term = subscription.term();
        if (term.isExtension()) {
            return term.price().orElse(null);
        }
        var listed = costs.listed(
                subscription,
                new Plan(Term.P1M, BillingCycle.MONTHLY),
                term.termEndDate().plusDays(1));
        return listed == null
                ? term.price()
                        .map(price -> times(
                                price,
                                NO_MONTHLY_MARKUP,
                                term.plan().billingCycle().months()))
                        .orElse(null)
                : times(listed, MONTHLY_MARKUP, 1);
    }

    private static RunningTerm.Price times(RunningTerm.Price price, BigDecimal markup, int months) {
        return new RunningTerm.Price(
                price.unitPrice()
                        .multiply(markup)
                        .divide(BigDecimal.valueOf(months), PRICE_PLACES, RoundingMode.HALF_EVEN),
                price.currency());
    }
}
