package dev.sluice.cocp.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is told without anything having changed. Empty when there is nothing left to remind of. */
final class Reminders {

    private Reminders() {}

    static List<Announcement> ofAnswer(ChangeRequest request, int day, Instant at) {
        return Act.of(request, request.items(item -> item.is(ItemState.IN_PROGRESS)), Actor.SYSTEM, at)
                .toCustomerAndNewPartner(facts -> new ChangeEvent.ReminderDue(
                        facts, ChangeEvent.ReminderKind.ACCEPTANCE, day, null, request.acceptBy()));
    }

    static List<Announcement> ofEffectiveDate(ChangeRequest request, Instant effectiveAt, int daysBefore, Instant at) {
        var waiting = request.items(item -> item.is(ItemState.GRACE_PERIOD) && effectiveAt.equals(item.effectiveAt()));
        return Act.of(request, waiting, Actor.SYSTEM, at)
                .toCustomerAndNewPartner(facts -> new ChangeEvent.ReminderDue(
                        facts, ChangeEvent.ReminderKind.EFFECTIVE_DATE, null, daysBefore, effectiveAt));
    }

    /** The limit of a review has passed. */
    static List<Announcement> overdue(ChangeRequest request, Instant acceptedAt, Instant at) {
        var late = request.items(item -> item.isUnderReview() && acceptedAt.equals(item.acceptedAt()));
        var limit = Duration.between(acceptedAt, at).toString();
        return Act.of(request, late, Actor.SYSTEM, at)
                .toCustomerAndNewPartner(facts -> new ChangeEvent.Overdue(facts, limit, at));
    }
}
