package dev.sluice.attribution.association;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules are proposed by one person and published by another. */
@ApplicationScoped
@Transactional
public class RuleSetDesk {

    private static final Comparator<Position> IN_ORDER =
            Comparator.comparing(Position::created).thenComparing(Position::id);

    private final RuleSets ruleSets;
    private final AuditTrail audit;
    private final BusinessClock clock;

    RuleSetDesk(RuleSets ruleSets, AuditTrail audit, BusinessClock clock) {
        this.ruleSets = ruleSets;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the order of their days. */
    public Page<ProposedRules> list(PageRequest page) {
        var after = page.after();
        var rows = ruleSets.all().stream()
                .filter(rules -> IN_ORDER.compare(rules.place(), after) > 0)
                .limit(page.pageSize() + 1L)
                .toList();
        return Page.of(rows, page, ProposedRules::place);
    }

    public ProposedRules get(int id) {
        return ruleSets.find(id).orElseThrow(() -> Refusal.unknown("rule set", id));
    }

    public ProposedRules propose(Caller caller, RuleSetEntry entry) {
        refuse(objections(entry.effectiveFrom(), entry.incentiveEligible()));
        var id = ruleSets.propose(entry, caller.subject(), clock.now());
        return recorded(caller, "propose_rule_set", null, get(id));
    }

    public ProposedRules publish(Caller caller, int id, @Nullable IfMatch ifMatch) {
        var before = ruleSets.lock(id).orElseThrow(() -> Refusal.unknown("rule set", id));
        IfMatch.honour(ifMatch, before.version());
        if (before.isPublished()) {
            throw Refusal.conflict("ALREADY_DECIDED", "The rule set is published.")
                    .with("state", before.state())
                    .with("stateSince", before.stateSince());
        }
        if (before.proposed() != null && before.proposed().by().equals(caller.subject())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "SECOND_PERSON_REQUIRED",
                    "Whoever proposed rules does not publish them.",
                    List.of(Violation.of(null, "SECOND_PERSON_REQUIRED", "You proposed these rules.")
                            .with(Remedy.of("OPERATIONS", "Have a second person publish them."))));
        }
        refuse(objections(before.rules().effectiveFrom(), List.of()));
        ruleSets.publish(id, caller.subject(), clock.now());
        return recorded(caller, "publish_rule_set", before, get(id));
    }

    private List<Violation> objections(LocalDate day, List<AssociationType> eligible) {
        var found = new ArrayList<Violation>();
        if (!day.isAfter(clock.now().atOffset(ZoneOffset.UTC).toLocalDate())) {
            found.add(Violation.of(
                            "/effectiveFrom",
                            "RULES_NOT_AHEAD",
                            "Rules begin on a day to come: the past was told by others.")
                    .with(Remedy.of("OPERATIONS", "Name a day after today.")));
        }
        if (ruleSets.isTaken(day)) {
            found.add(Violation.of("/effectiveFrom", "RULES_DAY_TAKEN", "Other rules begin on that day.")
                    .with(Remedy.of("OPERATIONS", "Name another day.")));
        }
        if (eligible.stream().distinct().count() > 1 || !eligible.stream().allMatch(AssociationType::isExclusive)) {
            found.add(Violation.of(
                            "/incentiveEligible",
                            "INCENTIVE_NOT_EXCLUSIVE",
                            "At most one partner earns the incentive: one type, of which a subscription has one at a time.")
                    .with(Remedy.of("OPERATIONS", "Name DPOR or TRANSACTING_PARTNER, or none.")));
        }
        return found;
    }

    private static void refuse(List<Violation> reasons) {
        if (!reasons.isEmpty()) {
            throw Refusal.refused(
                    reasons.getFirst().code(), "These rules cannot come into force; errors says why.", reasons);
        }
    }

    private ProposedRules recorded(
            Caller caller, String operation, @Nullable ProposedRules before, ProposedRules after) {
        audit.record(
                caller,
                new Change(
                        operation,
                        "rule_set",
                        Integer.toString(after.rules().id()),
                        null,
                        after.reason(),
                        before,
                        after,
                        Set.of()),
                clock.now());
        return after;
    }
}
