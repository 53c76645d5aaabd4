package dev.sluice.attribution.association;

import static java.util.stream.Collectors.toMap;

import dev.sluice.attribution.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives claims their associations: on their workloads, or along the line of their subscription. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ClaimAssociations {

    private final Associations associations;
    private final UnitFacts facts;
    private final TimelineDesk timelines;
    private final Subscriptions subscriptions;

    ClaimAssociations(Associations associations, UnitFacts facts, TimelineDesk timelines, Subscriptions subscriptions) {
        this.associations = associations;
        this.facts = facts;
        this.timelines = timelines;
        this.subscriptions = subscriptions;
    }

    /** @param spans when the claim was approved */
    public record Grant(
            UUID claimId,
            UUID partner,
            UUID customer,
            @Nullable String subscriptionId,
            List<String> workloads,
            List<Span> spans) {

        public Grant {
            workloads = List.copyOf(workloads);
            spans = List.copyOf(spans);
        }
    }

    /** The associations become what the grant and the line say; the line is locked. */
    public Reach settle(Grant grant) {
        var root = grant.subscriptionId();
        if (root == null) {
            var periods = grant.spans().stream()
                    .filter(span -> span.until() == null || span.until().isAfter(span.from()))
                    .map(span -> new Period(grant.partner(), span.from(), span.until()))
                    .toList();
            revise(
                    grant,
                    grant.workloads().stream()
                            .map(workload -> Unit.claimOnWorkload(grant.claimId(), workload))
                            .collect(toMap(Function.identity(), _ -> periods)));
            return new Reach(List.of(), null);
        }
        var reach = reach(root, grant.spans());
        revise(
                grant,
                Stream.concat(reach.subscriptionIds().stream(), known(grant.claimId()))
                        .distinct()
                        .map(id -> Unit.claimOnSubscription(grant.claimId(), id))
                        .collect(toMap(Function.identity(), unit -> periods(grant, reach, unit))));
        return reach;
    }

    /** How far what is claimed since then goes along its line, granted or not. */
    public Reach reach(String subscriptionId, Instant since) {
        return reach(subscriptionId, List.of(new Span(since, null)));
    }

    private Reach reach(String root, List<Span> spans) {
        var line = new Reach.Line(
                subscriptions::successions, id -> Optional.ofNullable(Timeline.end(facts.of(Unit.subscription(id)))));
        return Reach.of(root, spans, line);
    }

    private Stream<String> known(UUID claimId) {
        return associations.subscriptionsOfClaim(claimId).stream();
    }

    private static List<Period> periods(Grant grant, Reach reach, Unit unit) {
        return reach.pieces().stream()
                .filter(piece -> piece.subscriptionId().equals(unit.subscriptionId()))
                .map(piece -> new Period(grant.partner(), piece.from(), piece.until()))
                .toList();
    }

    private void revise(Grant grant, Map<Unit, List<Period>> periods) {
        timelines.lock(periods.keySet());
        var ordered = new TreeMap<Unit, List<Period>>(Comparator.comparing(Unit::id));
        ordered.putAll(periods);
        ordered.forEach((unit, each) -> timelines.revise(unit, new Timeline(grant.customer(), each)));
    }
}
