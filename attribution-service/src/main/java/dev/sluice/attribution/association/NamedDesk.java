package dev.sluice.attribution.association;

import dev.sluice.attribution.association.UnitFact.Kind;
import dev.sluice.attribution.registry.Customers;
import dev.sluice.attribution.registry.Partners;
import dev.sluice.attribution.subscription.Subscription;
import dev.sluice.attribution.subscription.Subscriptions;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Associations that operations name and end. */
@ApplicationScoped
@Transactional
public class NamedDesk {

    private static final String SOURCE = "/services/attribution";

    private final Associations associations;
    private final TimelineDesk timelines;
    private final UnitFacts facts;
    private final Customers customers;
    private final Partners partners;
    private final Subscriptions subscriptions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    NamedDesk(
            Associations associations,
            TimelineDesk timelines,
            UnitFacts facts,
            Customers customers,
            Partners partners,
            Subscriptions subscriptions,
            AuditTrail audit,
            BusinessClock clock) {
        this.associations = associations;
        this.timelines = timelines;
        this.facts = facts;
        this.customers = customers;
        this.partners = partners;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.clock = clock;
    }

    public Association add(Caller caller, NamedEntry told) {
        var entry = complete(told);
        var unit = locked(entry, "OPERATIONS");
        if (!facts.of(unit).isEmpty()) {
            throw Refusal.conflict("ALREADY_ASSOCIATED", "This association is known.")
                    .with("associationId", only(unit).id());
        }
        return begin(caller, entry, unit);
    }

    /** Told again, only another end is news. */
    void keep(Caller caller, NamedEntry told) {
        var entry = complete(told);
        var unit = locked(entry, "IMPORT");
        if (facts.of(unit).isEmpty()) {
            begin(caller, entry, unit);
        } else if (!Objects.equals(only(unit).until(), entry.until())) {
            var before = only(unit);
            learn(unit, entry.customer(), Kind.STATUS_SINCE, entry.until(), null);
            record(caller, "end_association", before, only(unit), null);
        }
    }

    public Association end(Caller caller, UUID id, EndEntry entry, @Nullable IfMatch ifMatch) {
        var unit = associations
                .find(id)
                .orElseThrow(() -> Refusal.unknown("association", id))
                .unit();
        timelines.lock(List.of(unit));
        var before = associations.find(id).orElseThrow();
        IfMatch.honour(ifMatch, before.version());
        var at = entry.at() == null ? clock.now(before.customerTenantId()) : entry.at();
        refuseEnd(before, at, clock.now(before.customerTenantId()));
        learn(unit, before.customerTenantId(), Kind.STATUS_SINCE, at, null);
        return record(caller, "end_association", before, only(unit), entry.reason());
    }

    /** An end that is still to come may be brought forward. */
    private static void refuseEnd(Association association, Instant at, Instant now) {
        if (!association.isNamed()) {
            throw Refusal.conflict("ASSOCIATION_FOLLOWS", "It follows from facts of others and ends with them.")
                    .with("source", association.source());
        }
        var until = association.until();
        if (until != null && (!at.isBefore(until) || !now.isBefore(until))) {
            throw Refusal.conflict("ALREADY_DECIDED", "The association has its end.")
                    .with("until", until);
        }
        if (!at.isAfter(association.from())) {
            throw Refusal.malformed("/at", "INVALID_VALUE", "is after the beginning");
        }
    }

    /** Whose subscription or agreement it is, where that is not said. */
    private NamedEntry complete(NamedEntry entry) {
        return entry.customerTenantId() == null ? entry.of(customerOf(entry)) : entry;
    }

    private UUID customerOf(NamedEntry entry) {
        var subscription = entry.subscriptionId();
        if (subscription != null) {
            return subscriptions
                    .find(subscription)
                    .map(Subscription::customerTenantId)
                    .orElseThrow(() -> Refusal.unknown("subscription", subscription));
        }
        var agreement = Objects.requireNonNull(entry.agreementId());
        return facts.customerOf(Unit.agreement(agreement)).orElseThrow(() -> Refusal.unknown("agreement", agreement));
    }

    private Unit locked(NamedEntry entry, String source) {
        var customer = customers.require(entry.customer()).tenantId();
        if (partners.find(entry.partnerTenantId()).isEmpty()) {
            throw Refusal.unknown("partner", entry.partnerTenantId());
        }
        refuseUnit(entry, customer);
        var unit = entry.unit(customer, source);
        timelines.lock(List.of(unit));
        return unit;
    }

    private void refuseUnit(NamedEntry entry, UUID customer) {
        var subscription = entry.subscriptionId();
        if (subscription != null && subscriptions.find(subscription, customer).isEmpty()) {
            throw Refusal.unknown("subscription", subscription);
        }
        var agreement = entry.agreementId();
        if (agreement != null
                && facts.customerOf(Unit.agreement(agreement))
                        .filter(customer::equals)
                        .isEmpty()) {
            throw Refusal.unknown("agreement", agreement);
        }
        if (!NamedEntry.TYPES.contains(entry.type())) {
            throw Refusal.refused(
                    "ASSOCIATION_FOLLOWS",
                    "Associations of this kind follow from what others decide.",
                    List.of(Violation.of("/type", "ASSOCIATION_FOLLOWS", "Name one of " + NamedEntry.TYPES + ".")
                            .with(Remedy.of("OPERATIONS", "Have it registered where it is decided."))));
        }
    }

    private Association begin(Caller caller, NamedEntry entry, Unit unit) {
        var told = new ArrayList<UnitFact>();
        told.add(fact(unit, entry.customer(), 1, Kind.PARTNER_OF_RECORD, entry.from(), entry.partnerTenantId()));
        if (entry.until() != null) {
            told.add(fact(unit, entry.customer(), 1, Kind.STATUS_SINCE, entry.until(), null));
        }
        timelines.learn(unit, told, TimeOrderedId.next());
        return record(caller, "add_association", null, only(unit), null);
    }

    private void learn(Unit unit, UUID customer, Kind kind, @Nullable Instant at, @Nullable UUID partner) {
        var place = facts.of(unit).stream().mapToLong(UnitFact::sequence).max().orElse(0) + 1;
        timelines.learn(unit, List.of(fact(unit, customer, place, kind, at, partner)), TimeOrderedId.next());
    }

    private static UnitFact fact(
            Unit unit, UUID customer, long place, Kind kind, @Nullable Instant at, @Nullable UUID partner) {
        return new UnitFact(kind, SOURCE, unit.id(), place, customer, at, partner);
    }

    private Association only(Unit unit) {
        return associations.of(unit).getFirst();
    }

    private Association record(
            Caller caller, String operation, @Nullable Association before, Association after, @Nullable String why) {
        audit.record(
                caller,
                new Change(
                        operation,
                        "association",
                        after.id().toString(),
                        after.customerTenantId(),
                        why,
                        before,
                        after,
                        Set.of(after.customerTenantId(), after.partnerTenantId())),
                clock.now(after.customerTenantId()));
        return after;
    }
}
