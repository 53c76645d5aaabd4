package dev.sluice.transfer.subscription;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.subscription.SubscriptionView.Money;
import dev.sluice.transfer.subscription.SubscriptionView.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows a subscription to a party. What it costs is the partner's and the operator's affair. */
final class SubscriptionViews {

    private SubscriptionViews() {}

    static SubscriptionView of(
            Subscription subscription,
            Slices slices,
            @Nullable EndOfTermView endOfTerm,
            Caller caller,
            Instant now,
            @Nullable BigDecimal refund,
            Freedom freedom) {
        var open = subscription.isActive() ? slices.openSlices(now) : List.<Slices.Slice>of();
        var facts = subscription.facts();
        var knowsPrices = subscription.isOwner(caller) || caller.isOperator();
        return new SubscriptionView(
                subscription.id(),
                facts,
                subscription.name(),
                subscription.provisionedAs(),
                subscription.statusSince(),
                subscription.created(),
                knowsPrices ? price(subscription) : null,
                refund == null ? null : refund(subscription, refund),
                endOfTerm,
                windows(subscription, open, now),
                allowedActions(subscription, slices, caller, now, freedom),
                open.stream()
                        .map(slice -> new DeadlineView(WindowKind.CANCEL_OR_REDUCE.name(), slice.closesAt(), "PARTNER"))
                        .toList(),
                new SubscriptionView.Links("/v1/subscriptions/" + subscription.id(), "/v1/orders/" + facts.orderId()),
                subscription.version());
    }

    /** The term has no slice of its own: it is one for all licences. */
    private static List<Window> windows(Subscription subscription, List<Slices.Slice> open, Instant now) {
        var slices = open.stream()
                .map(slice -> new Window(
                        WindowKind.CANCEL_OR_REDUCE, slice.no(), slice.quantity(), slice.openedAt(), slice.closesAt()));
        var term =
                TermWindow.of(subscription).filter(window -> subscription.isActive() && window.isOpenAt(now)).stream()
                        .map(window -> new Window(
                                WindowKind.CHANGE_TERM,
                                0,
                                subscription.quantity(),
                                window.openedAt(),
                                window.closesAt()));
        return Stream.concat(slices, term).toList();
    }

    private static @Nullable Money price(Subscription subscription) {
        return subscription
                .term()
                .price()
                .map(price -> new Money(decimal(price.unitPrice()), price.currency()))
                .orElse(null);
    }

    /** At least two places, and no more than it takes. */
    private static String decimal(BigDecimal amount) {
        var shortest = amount.stripTrailingZeros();
        return (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
    }

    private static @Nullable Money refund(Subscription subscription, BigDecimal amount) {
        return subscription
                .term()
                .price()
                .map(price -> new Money(amount.toPlainString(), price.currency()))
                .orElse(null);
    }

    /**
     * What its owner may do.
     *
     * @param isServed whether it still serves the customer; else it changes what is there, and buys nothing
     * @param isTaken whether a migration or a transfer has the subscription to itself
     */
    record Freedom(boolean isServed, boolean isTaken) {}

    private static List<String> allowedActions(
            Subscription subscription, Slices slices, Caller caller, Instant now, Freedom freedom) {
        if (freedom.isTaken()
                || !subscription.isActive()
                || !subscription.isOwner(caller)
                || !caller.has("admin-agent")) {
            return List.of();
        }
        var actions = new ArrayList<>(List.of("change"));
        if (freedom.isServed()) {
            actions.add("upgrade");
        }
        if (slices.openAt(now) == subscription.quantity()) {
            actions.add("cancel");
        }
        return List.copyOf(actions);
    }
}
