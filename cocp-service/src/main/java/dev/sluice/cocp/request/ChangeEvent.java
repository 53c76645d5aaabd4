package dev.sluice.cocp.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is told about requests. */
sealed interface ChangeEvent extends Event {

    ChangeFacts facts();

    @Override
    default String topic() {
        return "cocp.partner-change-events.v1";
    }

    @Override
    default String type() {
        var act = switch (this) {
            case Requested _ -> "requested";
            case Accepted _ -> "accepted";
            case Declined _ -> "declined";
            case CancelRequested _ -> "cancel-requested";
            case Canceled _ -> "canceled";
            case Expired _ -> "expired";
            case ReviewStarted _ -> "review-started";
            case GraceStarted _ -> "grace-started";
            case Completed _ -> "completed";
            case EffectiveDateProposed _ -> "effective-date-proposed";
            case EffectiveDateAgreed _ -> "effective-date-agreed";
            case EffectiveDateRefused _ -> "effective-date-refused";
            case ReminderDue _ -> "reminder-due";
            case Overdue _ -> "overdue";
        };
        return "partner-change." + act + ".v1";
    }

    record Requested(@JsonUnwrapped ChangeFacts facts, Instant acceptBy) implements ChangeEvent {}

    record Accepted(@JsonUnwrapped ChangeFacts facts) implements ChangeEvent {}

    record Declined(@JsonUnwrapped ChangeFacts facts, DeclinedBy declinedBy) implements ChangeEvent {}

    record CancelRequested(@JsonUnwrapped ChangeFacts facts) implements ChangeEvent {}

    record Canceled(@JsonUnwrapped ChangeFacts facts) implements ChangeEvent {}

    record Expired(@JsonUnwrapped ChangeFacts facts, Instant acceptBy) implements ChangeEvent {}

    record ReviewStarted(@JsonUnwrapped ChangeFacts facts) implements ChangeEvent {}

    record GraceStarted(
            @JsonUnwrapped ChangeFacts facts, Instant effectiveAt, LocalDate effectiveDate, CountedFrom anchor)
            implements ChangeEvent {}

    record Completed(@JsonUnwrapped ChangeFacts facts, Instant effectiveAt, LocalDate effectiveDate)
            implements ChangeEvent {}

    record EffectiveDateProposed(
            @JsonUnwrapped ChangeFacts facts, UUID proposalId, LocalDate proposedDate, Actor proposedBy)
            implements ChangeEvent {}

    record EffectiveDateAgreed(
            @JsonUnwrapped ChangeFacts facts, UUID proposalId, Instant effectiveAt, LocalDate effectiveDate)
            implements ChangeEvent {}

    record EffectiveDateRefused(
            @JsonUnwrapped ChangeFacts facts, UUID proposalId, LocalDate proposedDate, Actor refusedBy)
            implements ChangeEvent {}

    /** What is reminded of. */
    enum ReminderKind {
        ACCEPTANCE,
        EFFECTIVE_DATE
    }

    /**
     * @param day of an acceptance: full days since the submission
     * @param daysBefore of an effective day: full days left
     * @param dueAt what is reminded of falls due then
     */
    record ReminderDue(
            @JsonUnwrapped ChangeFacts facts,
            ReminderKind kind,
            @Nullable Integer day,
            @Nullable Integer daysBefore,
            Instant dueAt)
            implements ChangeEvent {}

    /** @param limit an ISO 8601 duration since the acceptance */
    record Overdue(@JsonUnwrapped ChangeFacts facts, String limit, Instant since) implements ChangeEvent {}
}
