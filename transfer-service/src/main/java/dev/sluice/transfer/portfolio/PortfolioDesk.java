package dev.sluice.transfer.portfolio;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.migration.Outlook;
import dev.sluice.transfer.migration.Outlooks;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.vendorlead.Forecast;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a partner what its customers still have in the traditional CSP, and compares what can be done about it. */
@ApplicationScoped
@Transactional
public class PortfolioDesk {

    private final LegacySubscriptions subscriptions;
    private final Outlooks outlooks;
    private final Forecast forecast;
    private final AheadOrders orders;
    private final Together together;
    private final BusinessClock clock;

    PortfolioDesk(
            LegacySubscriptions subscriptions,
            Outlooks outlooks,
            Forecast forecast,
            AheadOrders orders,
            Together together,
            BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.outlooks = outlooks;
        this.forecast = forecast;
        this.orders = orders;
        this.together = together;
        this.clock = clock;
    }

    /** @param providers none: all */
    public Page<LegacyView> list(
            Caller caller,
            @Nullable UUID customer,
            @Nullable LocalDate dueBefore,
            Set<Provider> providers,
            PageRequest page) {
        var now = clock.now();
        var wanted = new LegacySubscriptions.Wanted(
                caller.tenant(),
                customer,
                dueBefore == null ? null : dueBefore.atStartOfDay().toInstant(ZoneOffset.UTC),
                providers.isEmpty() || providers.contains(Provider.OWN),
                providers.isEmpty() || providers.contains(Provider.OTHER));
        var found = subscriptions.list(wanted, page).map(each -> each.at(now));
        return together.during(() -> views(caller, found, now));
    }

    private Page<LegacyView> views(Caller caller, Page<LegacySubscription> found, Instant now) {
        orders.readAhead(caller.tenant(), found.items());
        var ahead = outlooks.of(caller.tenant(), found.items(), now);
        return found.map(each -> view(caller, each, requireNonNull(ahead.get(each.id())), now));
    }

    private LegacyView view(Caller caller, LegacySubscription subscription, Outlook outlook, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var led = forecast.nextLed(subscription, now);
        var offer = outlook.offer();
        return new LegacyView(
                subscription.id(),
                subscription.customerTenantId(),
                subscription.partnerTenantId().equals(caller.tenant()) ? Provider.OWN : Provider.OTHER,
                subscription.offerId(),
                subscription.status(),
                subscription.segment(),
                subscription.quantity(),
                subscription.termDuration(),
                subscription.billingCycle(),
                subscription.purchasedOn(),
                subscription.lastDay(),
                Math.max(0, ChronoUnit.DAYS.between(today, subscription.renewsOn())),
                subscription.autoRenew(),
                subscription.trial(),
                subscription.baseSubscriptionId(),
                subscription.autoRenew() ? subscription.renewsOn() : null,
                led.orElse(null),
                offer == null ? null : LegacyView.Target.of(offer),
                List.of(
                        option(OptionKind.MIGRATE_NOW, today, outlook.now()),
                        option(OptionKind.SCHEDULE, subscription.renewsOn(), outlook.onRenewal()),
                        orders.option(caller.tenant(), subscription, offer, now),
                        waiting(subscription, led)),
                subscription.partnerTenantId().equals(caller.tenant()) ? subscription.migrationId() : null,
                subscription.version());
    }

    private static MigrationOption option(OptionKind kind, LocalDate startDate, Outlook.Choice choice) {
        return MigrationOption.of(kind, startDate, choice.termEndDate(), choice.reasons());
    }

    /** Whoever waits is led by the vendor, or goes on as before, or loses access. */
    private static MigrationOption waiting(LegacySubscription subscription, Optional<LocalDate> led) {
        var reasons = new ArrayList<Violation>();
        if (!subscription.isActive()) {
            reasons.add(Violation.of(
                    null, "SUBSCRIPTION_STATUS_NOT_ACTIVE", "What is not active is not led by the vendor."));
        }
        if (subscription.isActive() && !subscription.autoRenew()) {
            reasons.add(Violation.of(null, "TERM_NOT_RENEWED", "It does not renew itself: access ends with its term."));
        }
        return MigrationOption.of(
                OptionKind.WAIT, led.orElse(null), led.map(Term.P1Y::lastDay).orElse(null), reasons);
    }
}
