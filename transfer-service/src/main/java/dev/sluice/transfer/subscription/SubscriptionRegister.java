package dev.sluice.transfer.subscription;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes in subscriptions that were not made here, and how they stand later. What was billed elsewhere is not billed again. */
@ApplicationScoped
public class SubscriptionRegister {

    private final Subscriptions subscriptions;
    private final SliceRows slices;
    private final Windows windows;
    private final Costs costs;
    private final Billing billing;
    private final EndOfTerm endOfTerm;
    private final SubscriptionNews news;
    private final Seats seats;

    SubscriptionRegister(
            Subscriptions subscriptions,
            SliceRows slices,
            Windows windows,
            Costs costs,
            Billing billing,
            EndOfTerm endOfTerm,
            SubscriptionNews news,
            Seats seats) {
        this.subscriptions = subscriptions;
        this.slices = slices;
        this.windows = windows;
        this.costs = costs;
        this.billing = billing;
        this.endOfTerm = endOfTerm;
        this.news = news;
        this.seats = seats;
    }

    /** Nobody changes it until this transaction ends. */
    public Optional<SubscriptionFacts> lock(UUID id) {
        return subscriptions.lock(id).map(Subscription::facts);
    }

    /** Whether the same partner has it, and it stands alone. */
    public boolean isBaseOf(UUID id, UUID customer, UUID partner) {
        return subscriptions
                .findByIdOptional(id)
                .filter(found -> found.baseSubscriptionId() == null)
                .filter(found -> found.customerTenantId().equals(customer))
                .filter(found -> found.partnerTenantId().equals(partner))
                .isPresent();
    }

    public void enter(Caller caller, NewSubscription known, Standing standing, Instant now) {
        var price = costs.listed(known.sku(), known.market(), known.plan(), known.startDate());
        var subscription = new Subscription(known, price, now);
        subscription.standsAs(standing, day(now));
        var bought = Slices.first(known.quantity(), standing.boughtAt());
        if (subscription.isActive() && bought.openAt(now) > 0) {
            windows.open(subscription, bought.all().getFirst(), now);
        }
        if (subscription.isBilled()) {
            billing.upTo(subscription, day(now));
        }
        endOfTerm.expect(subscription);
        if (subscription.status().holdsSeats()) {
            seats.hold(known.customerTenantId(), known.sku(), known.id(), known.quantity());
        }
        news.tellState(subscription, now);
        subscriptions.addParties(subscription);
        slices.keep(subscription.id(), bought);
        news.keep(caller, "register_subscription", subscription, null, now);
        subscriptions.flush();
    }

    /** @throws Refusal 409 unless what it is can become that */
    public void restate(Caller caller, UUID id, Standing standing, Instant now) {
        var subscription = subscriptions.lock(id).orElseThrow();
        endOfTerm.catchUp(subscription, now);
        var before = subscription.facts();
        var status = standing.statusOr(subscription.status());
        if (subscription.status() != status) {
            requireStep(subscription, status);
            endOfTerm.become(subscription, status, now);
        }
        var renewsItself = standing.autoRenewOr(subscription.renewsItself());
        var reseller = standing.partnerIdOnRecordOr(subscription.partnerIdOnRecord());
        if (subscription.isBilled() && subscription.saysOtherwise(renewsItself, reseller)) {
            news.tell(subscription, subscription.set(renewsItself, reseller, now), now);
            news.tellState(subscription, now);
        }
        if (!before.equals(subscription.facts())) {
            news.keep(caller, "restate_subscription", subscription, before, now);
        }
        subscriptions.flush();
    }

    private static void requireStep(Subscription subscription, SubscriptionStatus target) {
        if (!subscription.status().canBecome(target)) {
            var message = "It is %s and cannot become %s."
                    .formatted(subscription.status().spelling(), target.spelling());
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "ACTION_NOT_ALLOWED_IN_STATE",
                    message,
                    List.of(Violation.of("/status", "ACTION_NOT_ALLOWED_IN_STATE", message)
                            .with(Remedy.of("REGISTRY", "Tell what it is now."))));
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
