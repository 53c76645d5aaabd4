package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Schedules what the vendor leads: for the renewal, a year, the same plan and seats, with the add-ons that can migrate. */
@ApplicationScoped
public class VendorSchedules {

    /** What is paid ahead stays paid ahead. */
    private static final List<BillingCycle> AHEAD =
            List.of(BillingCycle.ANNUAL, BillingCycle.TRIENNIAL, BillingCycle.MONTHLY);

    private static final List<BillingCycle> BY_MONTH =
            List.of(BillingCycle.MONTHLY, BillingCycle.ANNUAL, BillingCycle.TRIENNIAL);

    private final MigrationChecks checks;
    private final Scheduling scheduling;
    private final MigrationSchedules schedules;
    private final LegacySubscriptions subscriptions;
    private final Directory directory;

    VendorSchedules(
            MigrationChecks checks,
            Scheduling scheduling,
            MigrationSchedules schedules,
            LegacySubscriptions subscriptions,
            Directory directory) {
        this.checks = checks;
        this.scheduling = scheduling;
        this.schedules = schedules;
        this.subscriptions = subscriptions;
        this.directory = directory;
    }

    /** False where something is against it, or it was tried for this renewal already. */
    public boolean schedule(LegacySubscription subscription, boolean keepsThreeYears, Instant now) {
        if (directory.findPartner(subscription.partnerTenantId()).isEmpty()
                || schedules.wasLed(subscription.id(), subscription.lastDay())) {
            return false;
        }
        var addOns = subscriptions.addOnsOf(subscription);
        checks.lock(bundle(subscription, addOns, keepsThreeYears));
        var all = check(subscription, bundle(subscription, addOns, keepsThreeYears), now);
        var able = IntStream.range(0, addOns.size())
                .filter(i -> all.parts().get(i + 1).objections().isEmpty())
                .mapToObj(addOns::get)
                .toList();
        var bundle = withPlans(bundle(subscription, able, keepsThreeYears), all);
        var checked = check(subscription, bundle, now);
        if (checked.isEligible()) {
            var wanted = scheduling.wanted(bundle, checked, null, null);
            scheduling.add(MigrationEnding.SYSTEM, Origin.VENDOR, checked, wanted, now);
        }
        return checked.isEligible();
    }

    private Checked check(LegacySubscription subscription, Bundle bundle, Instant now) {
        var when = MigrationChecks.When.renewalOf(subscription);
        return checks.check(
                        new MigrationChecks.Asked(subscription.partnerTenantId(), bundle, when, null, false),
                        checks.lookups(now))
                .ledByVendor();
    }

    private static Bundle bundle(
            LegacySubscription subscription, List<LegacySubscription> addOns, boolean keepsThreeYears) {
        return new Bundle(
                member(subscription, keepsThreeYears),
                addOns.stream().map(addOn -> member(addOn, keepsThreeYears)).toList());
    }

    private static Member member(LegacySubscription subscription, boolean keepsThreeYears) {
        var term = keepsThreeYears && subscription.termDuration() == Term.P3Y ? Term.P3Y : Term.P1Y;
        return new Member(TimeOrderedId.next(), subscription.id(), term, subscription.billingCycle(), null, true, null);
    }

    /** The same billing plan where the new term has it, else the nearest that it has. */
    private static Bundle withPlans(Bundle bundle, Checked checked) {
        return new Bundle(
                withPlan(bundle.base(), checked),
                bundle.addOns().stream().map(addOn -> withPlan(addOn, checked)).toList());
    }

    private static Member withPlan(Member member, Checked checked) {
        var offer = checked.parts().stream()
                .filter(part -> part.subscription().id().equals(member.currentSubscriptionId()))
                .map(Checked.Part::offer)
                .filter(Objects::nonNull)
                .findFirst();
        var term = Objects.requireNonNull(member.termDuration());
        var own = Objects.requireNonNull(member.billingCycle());
        if (offer.isEmpty() || offer.get().plans().contains(new Plan(term, own))) {
            return member;
        }
        var cycle = (own == BillingCycle.MONTHLY ? BY_MONTH : AHEAD)
                .stream()
                        .filter(each -> offer.get().plans().contains(new Plan(term, each)))
                        .findFirst()
                        .orElse(own);
        return new Member(member.id(), member.currentSubscriptionId(), term, cycle, member.quantity(), true, null);
    }
}
