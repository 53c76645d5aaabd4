package dev.sluice.transfer.migration;

import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.milestone.Milestone;
import dev.sluice.transfer.milestone.MilestoneDesk;
import dev.sluice.transfer.milestone.MilestoneSegment;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.subscription.Anchors;
import dev.sluice.transfer.subscription.CoTermination;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what the policy looks at, and asks it about each member of a bundle: the same for a dry run, a command and a schedule. */
@ApplicationScoped
class MigrationChecks {

    private final LegacySubscriptions subscriptions;
    private final KnownNow known;
    private final Migrations migrations;
    private final Lookups.Sources sources;

    MigrationChecks(
            LegacySubscriptions subscriptions,
            KnownNow known,
            Migrations migrations,
            Directory directory,
            ServedCustomers served,
            Markets markets,
            OfferDesk offers,
            MilestoneDesk milestones,
            Anchors anchors,
            Resellers resellers,
            Promotions promotions) {
        this.subscriptions = subscriptions;
        this.known = known;
        this.migrations = migrations;
        this.sources =
                new Lookups.Sources(directory, served, markets, offers, milestones, anchors, resellers, promotions);
    }

    /**
     * When a bundle is to migrate.
     *
     * @param at the instant for which the rules are asked
     * @param startDate first day of what it becomes
     * @param missed the target, where it has passed already
     */
    record When(Instant at, LocalDate startDate, @Nullable Instant missed) {

        static When of(Instant at) {
            return new When(at, LocalDate.ofInstant(at, ZoneOffset.UTC), null);
        }

        /** What lies behind is looked at as of now, so that everything else against it is told as well. */
        static When target(Instant target, Instant now) {
            return target.isAfter(now) ? of(target) : new When(now, LocalDate.ofInstant(now, ZoneOffset.UTC), target);
        }

        /** The last moment of its present term; what it becomes begins the day after. */
        static When renewalOf(LegacySubscription subscription) {
            return new When(subscription.termEnd().minus(1, ChronoUnit.MICROS), subscription.renewsOn(), null);
        }
    }

    /**
     * @param ownFlow that has the subscriptions already and goes on with them
     * @param addOnsAt where the request lists its add-ons
     */
    record Asked(
            UUID partner,
            Bundle bundle,
            When when,
            @Nullable UUID ownFlow,
            boolean reservesSeats,
            String addOnsAt) {

        Asked(UUID partner, Bundle bundle, When when, @Nullable UUID ownFlow, boolean reservesSeats) {
            this(partner, bundle, when, ownFlow, reservesSeats, MigrationEntry.ADD_ONS);
        }

        String at(int addOn) {
            return addOnsAt + "/" + addOn;
        }
    }

    Lookups lookups(Instant now) {
        return lookups(now, known);
    }

    /** Of what was read ahead of the tables. */
    Lookups lookups(Instant now, Known readAhead) {
        return new Lookups(sources, readAhead, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Nobody else begins anything with the bundle until this transaction ends. */
    void lock(Bundle bundle) {
        subscriptions.lockAll(bundle.subscriptionIds().stream()
                .map(LegacySubscription::normal)
                .toList());
    }

    Checked check(Asked asked, Lookups lookups) {
        var bundle = asked.bundle();
        var base = lookups.known().find(bundle.base().currentSubscriptionId()).orElseThrow(MigrationRights::strange);
        var existing = lookups.known().addOnsOf(base);
        var partner = lookups.partner(asked.partner());
        var customer = lookups.customer(base.customerTenantId());
        var against = new ArrayList<>(MigrationRights.against(partner, customer, lookups));
        var missed = asked.when().missed();
        if (missed != null) {
            against.add(Objection.of(Ineligibility.BACKDATED_NOT_ALLOWED, "%s lies before now.".formatted(missed)));
        }
        var addOns = addOns(asked, existing, against);
        var members = new ArrayList<LegacySubscription>(List.of(base));
        members.addAll(addOns.values());
        var busy = lookups.known()
                .flows(members.stream().map(LegacySubscription::id).toList());
        var subject = new Checked.Subject(
                base.customerTenantId(), new PartnerRef(partner.tenantId(), partner.name()), customer.country());
        var assembly = new Assembly(asked, lookups, partner, customer, busy);
        var parts = new ArrayList<Checked.Part>();
        parts.add(assembly.part("", bundle.base(), base, missing(existing, addOns)));
        addOns.forEach((i, addOn) ->
                parts.add(assembly.part(asked.at(i), bundle.addOns().get(i), addOn, List.of())));
        var checked = new Checked(subject, List.copyOf(parts), List.copyOf(against));
        return base.partnerTenantId().equals(partner.tenantId()) ? checked : checked.ofAnother();
    }

    /** By their places in the bundle; what is no active add-on of the base, or stands there twice, is told. */
    private static SortedMap<Integer, LegacySubscription> addOns(
            Asked asked, List<LegacySubscription> existing, List<Objection> against) {
        var known = existing.stream().collect(Collectors.toMap(LegacySubscription::id, Function.identity()));
        var named = asked.bundle().addOns();
        var found = new TreeMap<Integer, LegacySubscription>();
        var seen = new HashSet<String>();
        for (var i = 0; i < named.size(); i++) {
            var id = LegacySubscription.normal(named.get(i).currentSubscriptionId());
            var addOn = known.get(id);
            if (!seen.add(id)) {
                against.add(Objection.of(Ineligibility.ADD_ON_TWICE, "The request names %s twice.".formatted(id))
                        .at(asked.at(i)));
            } else if (addOn == null) {
                against.add(Objection.of(
                                Ineligibility.ADD_ON_NOT_ACTIVE,
                                "There is no active add-on %s of the subscription.".formatted(id))
                        .at(asked.at(i)));
            } else {
                found.put(i, addOn);
            }
        }
        return found;
    }

    private static List<String> missing(List<LegacySubscription> existing, Map<Integer, LegacySubscription> named) {
        return existing.stream()
                .filter(addOn -> !named.containsValue(addOn))
                .map(LegacySubscription::id)
                .toList();
    }

    /** One bundle, member by member: seats that one takes are taken for those after it. */
    private final class Assembly {

        private final Asked asked;
        private final Lookups lookups;
        private final KnownPartner partner;
        private final KnownCustomer customer;
        private final Map<String, OpenFlow> busy;
        private final Map<String, Integer> taken = new HashMap<>();

        Assembly(
                Asked asked,
                Lookups lookups,
                KnownPartner partner,
                KnownCustomer customer,
                Map<String, OpenFlow> busy) {
            this.asked = asked;
            this.lookups = lookups;
            this.partner = partner;
            this.customer = customer;
            this.busy = busy;
        }

        Checked.Part part(String at, Member member, LegacySubscription stored, List<String> missing) {
            var subscription = stored.at(asked.when().at());
            var day = asked.when().startDate();
            var market = lookups.market(customer.country());
            var offer =
                    market.flatMap(found -> lookups.offer(subscription.offerId(), subscription.segment(), found, day));
            var plan = new Plan(
                    member.termDuration() == null ? subscription.termDuration() : member.termDuration(),
                    member.billingCycle() == null ? subscription.billingCycle() : member.billingCycle());
            var quantity = member.quantity() == null ? subscription.quantity() : member.quantity();
            var coTermination = new CoTermination(
                    day,
                    plan.termDuration(),
                    member.customTermEndDate() == null
                            ? List.of()
                            : lookups.anchors(customer.tenantId(), partner.tenantId()));
            var flow = flow(subscription.id());
            var situation = new MigrationPolicy.Situation(
                    subscription,
                    lookups.tradeStatus(customer.tenantId()),
                    offer.orElse(null),
                    lookups.milestone(segmentOf(subscription))
                            .map(Milestone::selfMigrationFrom)
                            .orElse(null),
                    plan,
                    quantity,
                    member.purchaseFullTerm(),
                    member.customTermEndDate(),
                    coTermination,
                    seatsLeft(member, offer.orElse(null)),
                    lookups.isValidOnRecord(partner, subscription.partnerIdOnRecord()),
                    missing,
                    flow,
                    flow == null ? null : migrations.repairDeadline(flow.id()).orElse(null),
                    asked.when().at());
            offer.ifPresent(found -> taken.merge(found.sku(), quantity, Integer::sum));
            return new Checked.Part(
                    at,
                    member,
                    subscription,
                    offer.orElse(null),
                    plan,
                    quantity,
                    lastDay(member, subscription, plan, day),
                    market.flatMap(where ->
                                    offer.flatMap(found -> lookups.promotion(found.sku(), where, plan, quantity)))
                            .orElse(null),
                    MigrationPolicy.objections(situation));
        }

        private @Nullable OpenFlow flow(String subscription) {
            var flow = busy.get(subscription);
            return flow == null || flow.id().equals(asked.ownFlow()) ? null : flow;
        }

        private int seatsLeft(Member member, @Nullable Offer offer) {
            if (offer == null || offer.maxSeats() == null || !asked.reservesSeats()) {
                return Integer.MAX_VALUE;
            }
            var left = lookups.known().seatsLeft(customer.tenantId(), offer.sku(), member.id(), offer.maxSeats());
            return Math.max(
                    0, left - taken.getOrDefault(offer.sku(), 0) - lookups.taken(customer.tenantId(), offer.sku()));
        }
    }

    private static LocalDate lastDay(Member member, LegacySubscription subscription, Plan plan, LocalDate day) {
        return member.customTermEndDate() != null
                ? member.customTermEndDate()
                : new FirstTerm(subscription.lastDay(), plan.termDuration(), day, member.purchaseFullTerm()).lastDay();
    }

    static MilestoneSegment segmentOf(LegacySubscription subscription) {
        return subscription.segment() == Segment.COMMERCIAL
                ? MilestoneSegment.COMMERCIAL
                : MilestoneSegment.PUBLIC_SECTOR;
    }
}
