package dev.sluice.cocp.selection;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a selection is, until when, and how it ended. */
@Embeddable
class Course {

    private Instant quotationsDueAt;
    private Instant decideBy;

    @Enumerated(EnumType.STRING)
    private SelectionState state;

    private Instant stateSince;

    @Enumerated(EnumType.STRING)
    private @Nullable ClosedBecause closedBecause;

    private @Nullable UUID chosenPartnerTenantId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Course() {}

    private Course(Instant quotationsDueAt, Instant decideBy, Instant now) {
        this.quotationsDueAt = quotationsDueAt;
        this.decideBy = decideBy;
        this.state = SelectionState.OPEN;
        this.stateSince = now;
    }

    /** @param wanted until when the customer wants partners to quote */
    static Course open(@Nullable Instant wanted, SelectionConfig config, Instant now) {
        var quotationsDueAt = wanted == null ? now.plus(config.quotationPeriod()) : wanted;
        return new Course(quotationsDueAt, quotationsDueAt.plus(config.decisionPeriod()), now);
    }

    /** How it stands. */
    record Standing(
            SelectionState state, Instant since, @Nullable ClosedBecause closedBecause) {}

    /** How it stands by the clock, noticed or not. */
    Standing standing(Instant now) {
        if (state.isOver()) {
            return new Standing(state, stateSince, closedBecause);
        }
        if (!now.isBefore(decideBy)) {
            return new Standing(SelectionState.CLOSED, decideBy, ClosedBecause.NOT_DECIDED_IN_TIME);
        }
        return isToEvaluate(now)
                ? new Standing(SelectionState.EVALUATION, quotationsDueAt, null)
                : new Standing(state, stateSince, null);
    }

    /** When quoting is over. */
    void evaluate(Instant now) {
        if (isToEvaluate(now)) {
            moveTo(SelectionState.EVALUATION, quotationsDueAt);
        }
    }

    private boolean isToEvaluate(Instant now) {
        return state == SelectionState.OPEN && !now.isBefore(quotationsDueAt);
    }

    /** Nobody has decided in time. */
    boolean isToClose(Instant now) {
        return state == SelectionState.EVALUATION && !now.isBefore(decideBy);
    }

    void choose(UUID partner, Instant now) {
        moveTo(SelectionState.CHOSEN, now);
        this.chosenPartnerTenantId = partner;
    }

    void close(ClosedBecause reason, Instant at) {
        moveTo(SelectionState.CLOSED, at);
        this.closedBecause = reason;
    }

    private void moveTo(SelectionState target, Instant at) {
        if (!state.next().contains(target)) {
            throw new IllegalStateException("a selection cannot go from " + state + " to " + target);
        }
        this.state = target;
        this.stateSince = at;
    }

    void requireOpen(String act) {
        requireIn(act, SelectionState.OPEN);
    }

    void requireUndecided(String act) {
        requireIn(act, SelectionState.OPEN, SelectionState.EVALUATION);
    }

    private void requireIn(String act, SelectionState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            var message = "Nobody can %s: the selection is %s since %s.".formatted(act, state, stateSince);
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "ACTION_NOT_ALLOWED_IN_STATE",
                            message,
                            List.of(Violation.of(null, "ACTION_NOT_ALLOWED_IN_STATE", message)
                                    .with(Remedy.of("CALLER", "Do one of allowedActions."))))
                    .with("state", state.name())
                    .with("stateSince", stateSince.toString());
        }
    }

    Instant quotationsDueAt() {
        return quotationsDueAt;
    }

    Instant decideBy() {
        return decideBy;
    }

    SelectionState state() {
        return state;
    }

    Optional<UUID> chosenPartner() {
        return Optional.ofNullable(chosenPartnerTenantId);
    }
}
