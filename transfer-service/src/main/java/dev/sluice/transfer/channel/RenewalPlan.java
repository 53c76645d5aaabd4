package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.relationship.RelationshipConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells of many renewals at once what scheduling each of them, one after the other, would be answered. Stores nothing. */
@ApplicationScoped
@Transactional
public class RenewalPlan {

    private final LiveFacts live;
    private final PlanLoad load;
    private final RenewalPolicy policy;
    private final RelationshipConfig relationships;
    private final BusinessClock clock;

    RenewalPlan(
            LiveFacts live,
            PlanLoad load,
            ChannelTransferConfig config,
            RelationshipConfig relationships,
            BusinessClock clock) {
        this.live = live;
        this.load = load;
        this.policy = RenewalPolicy.of(config);
        this.relationships = relationships;
        this.clock = clock;
    }

    /** In the order of the entries: the refusal that each would meet, empty where it would be scheduled. */
    public List<Optional<Refusal>> of(Caller caller, List<ScheduleEntry> entries) {
        var now = clock.now();
        var wanted = entries.stream().map(ScheduleEntry::eaSubscriptionId).toList();
        var facts = new PlannedFacts(live, load.of(caller.tenant(), wanted, now));
        var checks = new ScheduleChecks(facts, policy, relationships.agreementVisibilityDelay());
        return entries.stream()
                .map(entry -> refusal(checks, facts, caller, entry, now))
                .toList();
    }

    private static Optional<Refusal> refusal(
            ScheduleChecks checks, PlannedFacts facts, Caller caller, ScheduleEntry entry, Instant now) {
        try {
            var found = checks.require(caller, entry.eaSubscriptionId(), now);
            var checked = checks.check(caller, TimeOrderedId.next(), found, entry.wish(), now);
            Objection.refuse(checked.objections());
            facts.take(
                    found.agreement().customerTenantId(), found.subscription().sku(), entry.quantity());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }
}
