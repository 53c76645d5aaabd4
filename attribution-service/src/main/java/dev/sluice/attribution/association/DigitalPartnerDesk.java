package dev.sluice.attribution.association;

import dev.sluice.attribution.association.UnitFact.Kind;
import dev.sluice.attribution.registry.KnownPartner;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The customer names the digital partner of record of a subscription, or none; the one before it ends the same instant. */
@ApplicationScoped
@Transactional
public class DigitalPartnerDesk {

    private static final String SOURCE = "/services/attribution";

    private final UnitFacts facts;
    private final TimelineDesk timelines;
    private final Subscriptions subscriptions;
    private final Partners partners;
    private final AuditTrail audit;
    private final BusinessClock clock;

    DigitalPartnerDesk(
            UnitFacts facts,
            TimelineDesk timelines,
            Subscriptions subscriptions,
            Partners partners,
            AuditTrail audit,
            BusinessClock clock) {
        this.facts = facts;
        this.timelines = timelines;
        this.subscriptions = subscriptions;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    public DigitalPartner get(Caller caller, String subscriptionId) {
        own(caller, subscriptionId);
        return present(subscriptionId).orElseThrow(() -> none(subscriptionId));
    }

    /** True when there was none before. */
    public boolean name(Caller caller, String subscriptionId, DigitalPartnerEntry entry, @Nullable IfMatch ifMatch) {
        var subscription = own(caller, subscriptionId);
        var before = locked(subscriptionId);
        before.ifPresentOrElse(found -> IfMatch.require(ifMatch, found.version()), () -> IfMatch.requireNone(ifMatch));
        if (subscription.endedAt() != null) {
            throw Refusal.conflict("ACTION_NOT_ALLOWED_IN_STATE", "The subscription has ended.")
                    .with("state", subscription.status())
                    .with("stateSince", subscription.endedAt());
        }
        refuseReplaced(subscriptionId, clock.now(caller.tenant()));
        var partner = partner(entry.partnerId());
        if (before.filter(found -> found.partnerTenantId().equals(partner.tenantId()))
                .isEmpty()) {
            decide(caller, subscriptionId, partner.tenantId(), before);
        }
        return before.isEmpty();
    }

    /** Another one took its place, even when nobody has told its end yet. */
    private void refuseReplaced(String subscriptionId, Instant now) {
        subscriptions.successions(subscriptionId).stream()
                .filter(each -> !each.effectiveAt().isAfter(now))
                .findFirst()
                .ifPresent(succession -> {
                    throw Refusal.conflict(
                                    "ACTION_NOT_ALLOWED_IN_STATE",
                                    "Another subscription took its place; name the partner there.")
                            .with("state", "REPLACED")
                            .with("stateSince", succession.effectiveAt())
                            .with("successor", succession.successor());
                });
    }

    public void nameNobody(Caller caller, String subscriptionId, @Nullable IfMatch ifMatch) {
        own(caller, subscriptionId);
        var before = locked(subscriptionId).orElseThrow(() -> none(subscriptionId));
        IfMatch.honour(ifMatch, before.version());
        decide(caller, subscriptionId, null, Optional.of(before));
    }

    private Subscription own(Caller caller, String subscriptionId) {
        return subscriptions
                .find(subscriptionId, caller.tenant())
                .orElseThrow(() -> Refusal.unknown("subscription", subscriptionId));
    }

    private static Refusal none(String subscriptionId) {
        return Refusal.unknown("digital partner of record of subscription", subscriptionId);
    }

    private KnownPartner partner(String partnerId) {
        var partner = partners.findByPartnerId(partnerId);
        if (partner.isEmpty()) {
            var isGlobal = partners.isGlobal(partnerId);
            var code = isGlobal ? "PARTNER_ID_NOT_LOCATION" : "PARTNER_UNKNOWN";
            var text = isGlobal ? "This is the id of a global account." : "No partner has this id.";
            throw Refusal.refused(
                    code,
                    text,
                    List.of(Violation.of("/partnerId", code, text)
                            .with(Remedy.of("CUSTOMER", "Ask the partner for the id of its location account."))));
        }
        return partner.get();
    }

    private Optional<DigitalPartner> locked(String subscriptionId) {
        timelines.lock(List.of(Unit.digitalPartnerOf(subscriptionId)));
        return present(subscriptionId);
    }

    private Optional<DigitalPartner> present(String subscriptionId) {
        var known = facts.of(Unit.digitalPartnerOf(subscriptionId));
        var now = clock.now();
        return known.isEmpty()
                ? Optional.empty()
                : Timeline.of(known).periods().stream()
                        .filter(period -> period.contains(now))
                        .findFirst()
                        .map(period -> new DigitalPartner(
                                subscriptionId,
                                period.partner(),
                                partners.find(period.partner())
                                        .map(KnownPartner::partnerId)
                                        .orElse(null),
                                period.from(),
                                decisions(known)));
    }

    private static long decisions(List<UnitFact> known) {
        return known.stream()
                .filter(fact -> fact.source().equals(SOURCE))
                .mapToLong(UnitFact::sequence)
                .max()
                .orElse(0);
    }

    private void decide(Caller caller, String subscriptionId, @Nullable UUID partner, Optional<DigitalPartner> before) {
        var unit = Unit.digitalPartnerOf(subscriptionId);
        var now = clock.now(caller.tenant());
        var place = decisions(facts.of(unit)) + 1;
        timelines.learn(unit, List.of(fact(caller, subscriptionId, place, now, partner)), TimeOrderedId.next());
        audit.record(
                caller,
                new Change(
                        partner == null ? "remove_digital_partner_of_record" : "set_digital_partner_of_record",
                        "subscription",
                        subscriptionId,
                        caller.tenant(),
                        null,
                        before.orElse(null),
                        present(subscriptionId).orElse(null),
                        tenants(caller, partner, before)),
                now);
    }

    private static UnitFact fact(
            Caller caller, String subscriptionId, long place, Instant now, @Nullable UUID partner) {
        return new UnitFact(Kind.CHANGE_COMPLETED, SOURCE, subscriptionId, place, caller.tenant(), now, partner);
    }

    private static Set<UUID> tenants(Caller caller, @Nullable UUID partner, Optional<DigitalPartner> before) {
        return Stream.of(
                        Stream.of(caller.tenant()),
                        Stream.ofNullable(partner),
                        before.map(DigitalPartner::partnerTenantId).stream())
                .flatMap(each -> each)
                .collect(Collectors.toUnmodifiableSet());
    }
}
