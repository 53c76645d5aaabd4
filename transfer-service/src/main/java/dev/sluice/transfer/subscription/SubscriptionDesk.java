package dev.sluice.transfer.subscription;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.SubscriptionViews.Freedom;
import dev.sluice.transfer.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows subscriptions to their parties; their partner changes them within the rules. */
@ApplicationScoped
@Transactional
public class SubscriptionDesk {

    private final Subscriptions subscriptions;
    private final SliceRows slices;
    private final Windows windows;
    private final SubscriptionRules rules;
    private final ServedCustomers served;
    private final Billing billing;
    private final Costs costs;
    private final EndOfTerm endOfTerm;
    private final SubscriptionNews news;
    private final Seats seats;
    private final Tasks tasks;
    private final BusinessClock clock;

    SubscriptionDesk(
            Subscriptions subscriptions,
            SliceRows slices,
            Windows windows,
            SubscriptionRules rules,
            ServedCustomers served,
            Billing billing,
            Costs costs,
            EndOfTerm endOfTerm,
            SubscriptionNews news,
            Seats seats,
            Tasks tasks,
            BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.slices = slices;
        this.windows = windows;
        this.rules = rules;
        this.served = served;
        this.billing = billing;
        this.costs = costs;
        this.endOfTerm = endOfTerm;
        this.news = news;
        this.seats = seats;
        this.tasks = tasks;
        this.clock = clock;
    }

    public SubscriptionView get(Caller caller, UUID id) {
        return subscriptions
                .findByIdOptional(id)
                .filter(found -> found.isSeenBy(caller))
                .map(found -> view(caller, found, clock.now(), null))
                .orElseThrow(() -> unknown(id));
    }

    public Page<SubscriptionView> list(Caller caller, @Nullable UUID customer, PageRequest page) {
        var now = clock.now();
        var found = subscriptions.list(caller, customer, page);
        var customers =
                found.items().stream().map(Subscription::customerTenantId).collect(Collectors.toSet());
        var own = served.since(caller.tenant(), customers).keySet();
        var taken = rules.taken(found.items().stream().map(Subscription::id).toList());
        return found.map(each -> view(
                caller,
                each,
                now,
                null,
                new Freedom(own.contains(each.customerTenantId()), taken.contains(each.id()))));
    }

    public SubscriptionView change(Caller caller, UUID id, SubscriptionChange change, @Nullable IfMatch ifMatch) {
        var subscription = require(caller, id);
        IfMatch.require(ifMatch, subscription.version());
        requireActive(subscription, "change");
        rules.requireFree(subscription);
        var now = clock.now();
        var before = subscription.facts();
        var owned = slices.of(id);
        rules.check(caller, subscription, owned, change, now);
        var refund = quantity(subscription, owned, change.quantity(), now);
        term(subscription, change.termDuration(), now);
        set(subscription, change, now);
        if (!before.equals(subscription.facts())) {
            news.tellState(subscription, now);
            news.keep(caller, "change_subscription", subscription, before, now);
        }
        return view(caller, subscription, now, refund);
    }

    /** All of it can be given back while every purchase can. */
    public SubscriptionView cancel(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var subscription = require(caller, id);
        IfMatch.honour(ifMatch, subscription.version());
        requireActive(subscription, "cancel");
        rules.requireFree(subscription);
        var now = clock.now();
        var owned = slices.of(id);
        SubscriptionRules.checkCancel(subscription, owned, now);
        var refund = billing.givenBack(subscription, subscription.quantity(), day(now));
        var before = subscription.facts();
        slices.keep(id, owned.without(owned.quantity(), now));
        news.tell(subscription, subscription.cancel(now), now);
        seats.release(id);
        windows.withdraw(subscription);
        tasks.closeAll(id, now);
        news.tellState(subscription, now);
        news.keep(caller, "cancel_subscription", subscription, before, now);
        return view(caller, subscription, now, refund);
    }

    /** Along the paths of the offer matrix. */
    public SubscriptionView upgrade(Caller caller, UUID id, Upgrade upgrade, @Nullable IfMatch ifMatch) {
        var subscription = require(caller, id);
        IfMatch.honour(ifMatch, subscription.version());
        requireActive(subscription, "upgrade");
        rules.requireFree(subscription);
        var now = clock.now();
        var target = rules.checkUpgrade(subscription, upgrade.sku().strip(), now);
        var before = subscription.facts();
        var price = costs.listed(
                target.sku(), subscription.market(), subscription.term().plan(), day(now));
        billing.givenBack(subscription, subscription.quantity(), day(now));
        news.tell(subscription, subscription.upgrade(target.sku(), target.name(), price, now), now);
        billing.replaced(subscription, subscription.quantity(), day(now));
        seats.hold(subscription.customerTenantId(), target.sku(), id, subscription.quantity());
        news.tellState(subscription, now);
        news.keep(caller, "upgrade_subscription", subscription, before, now);
        return view(caller, subscription, now, null);
    }

    private @Nullable BigDecimal quantity(
            Subscription subscription, Slices owned, @Nullable Integer wanted, Instant now) {
        if (wanted == null || wanted == subscription.quantity()) {
            return null;
        }
        var more = wanted - subscription.quantity();
        var id = subscription.id();
        var refund = more < 0 ? billing.givenBack(subscription, -more, day(now)) : null;
        var next = more > 0 ? owned.with(more, now) : owned.without(-more, now);
        slices.keep(id, next);
        windows.withdrawEmptied(subscription, owned, next);
        news.tell(subscription, subscription.changeQuantity(wanted, now), now);
        seats.hold(subscription.customerTenantId(), subscription.sku(), id, wanted);
        if (more > 0) {
            billing.added(subscription, more, day(now));
            windows.open(subscription, next.all().getLast(), now);
        }
        return refund;
    }

    /** As if it had begun so: what was paid for the rest of the old one comes back. */
    private void term(Subscription subscription, @Nullable String wanted, Instant now) {
        var known = subscription.term();
        if (wanted == null || wanted.equals(known.plan().termDuration().name())) {
            return;
        }
        var plan = rules.plan(subscription, Term.valueOf(wanted), now).orElseThrow();
        billing.givenBack(subscription, subscription.quantity(), day(now));
        var cost = costs.of(subscription, plan, known.startDate());
        news.tell(subscription, subscription.changeTerm(known.changed(plan, cost), now), now);
        billing.restarted(subscription, day(now));
        endOfTerm.await(subscription);
    }

    private void set(Subscription subscription, SubscriptionChange change, Instant now) {
        var renews = change.autoRenew() == null ? subscription.renewsItself() : change.autoRenew();
        var reseller =
                change.partnerIdOnRecord() == null ? subscription.partnerIdOnRecord() : change.partnerIdOnRecord();
        var isNews = renews != subscription.renewsItself()
                || (reseller != null && !reseller.equals(subscription.partnerIdOnRecord()));
        if (isNews) {
            news.tell(subscription, subscription.set(renews, reseller, now), now);
        }
        if (reseller != null) {
            tasks.closeAll(subscription.id(), now);
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private SubscriptionView view(Caller caller, Subscription subscription, Instant now, @Nullable BigDecimal refund) {
        var isServed =
                served.since(caller.tenant(), subscription.customerTenantId()).isPresent();
        subscriptions.flush();
        var isTaken = !rules.taken(List.of(subscription.id())).isEmpty();
        return view(caller, subscription, now, refund, new Freedom(isServed, isTaken));
    }

    private SubscriptionView view(
            Caller caller, Subscription subscription, Instant now, @Nullable BigDecimal refund, Freedom freedom) {
        return SubscriptionViews.of(
                subscription, slices.of(subscription.id()), endOfTerm.view(subscription), caller, now, refund, freedom);
    }

    private Subscription require(Caller caller, UUID id) {
        var subscription =
                subscriptions.lock(id).filter(found -> found.isOwner(caller)).orElseThrow(() -> unknown(id));
        endOfTerm.catchUp(subscription, clock.now());
        return subscription;
    }

    private static void requireActive(Subscription subscription, String action) {
        if (!subscription.isActive()) {
            var violation = Violation.of(
                            null,
                            "ACTION_NOT_ALLOWED_IN_STATE",
                            "It is %s; %s is not possible."
                                    .formatted(subscription.status().spelling(), action))
                    .with(Remedy.of("CALLER", "Do one of allowedActions."));
            throw new Refusal(Refusal.Kind.CONFLICT, violation.code(), violation.message(), List.of(violation))
                    .with("action", action)
                    .with("state", subscription.status())
                    .with("stateSince", subscription.statusSince());
        }
    }

    private static Refusal unknown(UUID id) {
        return Refusal.unknown("subscription", id);
    }
}
