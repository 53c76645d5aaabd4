package dev.sluice.transfer.manual;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.PartnerRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens manual transitions, and notes what their parties have done. */
@ApplicationScoped
@Transactional
public class TransitionDesk {

    private final Transitions transitions;
    private final Planning planning;
    private final Directory directory;
    private final TransitionDeadlines deadlines;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final BusinessClock clock;

    TransitionDesk(
            Transitions transitions,
            Planning planning,
            Directory directory,
            TransitionDeadlines deadlines,
            Outbox outbox,
            AuditTrail trail,
            BusinessClock clock) {
        this.transitions = transitions;
        this.planning = planning;
        this.directory = directory;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    /** Who may act for its tenant at all. */
    static boolean mayAct(Caller caller) {
        return caller.is(TenantType.CUSTOMER)
                ? caller.has("global-admin")
                : caller.hasAny(List.of("admin-agent", "sales-agent"));
    }

    public TransitionView open(Caller caller, TransitionEntry entry) {
        var now = clock.now();
        var planned = planning.plan(caller, entry, now);
        var partner = directory.requirePartner(caller);
        var transition = new Transition(
                TimeOrderedId.next(),
                new PartnerRef(partner.tenantId(), partner.name()),
                planned.source(),
                entry,
                planned.checklist(),
                now);
        tell(transition, new TransitionEvent.Opened(transition.facts()), now);
        transitions.add(transition, planned.checklist().steps(planned.source()));
        deadlines.opened(transition);
        keep(caller, "open_manual_transition", transition, null, now);
        return view(caller, transition);
    }

    /** The last of them completes the transition. */
    public TransitionView done(Caller caller, UUID id, StepKind kind, @Nullable IfMatch ifMatch) {
        var transition =
                transitions.lock(id).filter(found -> found.isSeenBy(caller)).orElseThrow(() -> unknown(id));
        IfMatch.honour(ifMatch, transition.version());
        var now = clock.now();
        var before = transition.facts();
        var step = require(caller, transition, kind);
        transitions.done(id, kind, now);
        tell(transition, new TransitionEvent.StepDone(transition.facts(), kind, step.who()), now);
        if (kind == StepKind.PURCHASED) {
            deadlines.bought(transition);
        }
        if (transitions.steps(id).stream().allMatch(Step::wasDone)) {
            transition.complete(now);
            transitions.settle(transition);
            tell(transition, new TransitionEvent.Completed(transition.facts()), now);
        }
        keep(caller, "do_step_of_manual_transition", transition, before, now);
        return view(caller, transition);
    }

    private Step require(Caller caller, Transition transition, StepKind kind) {
        var step = transitions.steps(transition.id()).stream()
                .filter(each -> each.step() == kind)
                .findFirst()
                .orElseThrow(() -> Refusal.refused(
                        "STEP_NOT_NEEDED",
                        "This transition has no step %s.".formatted(kind),
                        List.of(Violation.of(null, "STEP_NOT_NEEDED", "It goes without it.")
                                .with(Remedy.of("CALLER", "Do one of allowedActions.")))));
        if (step.who() != transition.roleOf(caller)) {
            throw Refusal.forbidden("STEP_OF_OTHERS", "%s is a step of the %s.".formatted(kind, step.who()));
        }
        if (step.wasDone()) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "ACTION_NOT_ALLOWED_IN_STATE",
                            "%s was done at %s.".formatted(kind, step.doneAt()),
                            List.of())
                    .with("action", "steps/%s/done".formatted(kind))
                    .with("state", transition.state())
                    .with("stateSince", transition.stateSince());
        }
        return step;
    }

    public TransitionView get(Caller caller, UUID id) {
        return transitions
                .findByIdOptional(id)
                .filter(found -> found.isSeenBy(caller))
                .map(found -> TransitionView.of(found, transitions.steps(id), caller))
                .orElseThrow(() -> unknown(id));
    }

    public Page<TransitionView> list(Caller caller, @Nullable TransitionState state, PageRequest page) {
        return transitions
                .list(caller, state, page)
                .map(found -> TransitionView.of(found, transitions.steps(found.id()), caller));
    }

    private TransitionView view(Caller caller, Transition transition) {
        transitions.flush();
        return TransitionView.of(transition, transitions.steps(transition.id()), caller);
    }

    private void tell(Transition transition, TransitionEvent event, Instant at) {
        var id = transition.id().toString();
        outbox.publish(
                event,
                new Announced(
                        id, transition.nextSequence(), transition.customerTenantId(), transition.parties(), at, id));
    }

    private void keep(
            Caller caller, String operation, Transition transition, @Nullable TransitionFacts before, Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "manual_transition",
                        transition.id().toString(),
                        transition.customerTenantId(),
                        null,
                        before,
                        transition.facts(),
                        transition.parties()),
                at);
    }

    private static Refusal unknown(UUID id) {
        return Refusal.unknown("manual transition", id);
    }
}
