package dev.sluice.cocp.request;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Keeps the rows of what falls due for a request. Only what binds a party is in the parties' own lists. */
@ApplicationScoped
class ChangeDeadlines {

    static final String AGGREGATE = "partner_change_request";

    private final Deadlines deadlines;
    private final CocpConfig config;

    ChangeDeadlines(Deadlines deadlines, CocpConfig config) {
        this.deadlines = deadlines;
        this.config = config;
    }

    void submitted(ChangeRequest request) {
        var rows = new ArrayList<Deadline>();
        rows.add(acceptance(request, ChangeParties.of(request)));
        for (var day : config.reminderDays()) {
            var at = request.initiatedAt().plus(Duration.ofDays(day));
            if (at.isBefore(request.acceptBy())) {
                rows.add(internal(request, DueKind.ACCEPTANCE_REMINDER, day.toString(), at));
            }
        }
        deadlines.set(rows);
    }

    /** Somebody answered or called off; nobody waits or is reminded who has nothing left that waits for an answer. */
    void answered(ChangeRequest request) {
        var waiting = request.items(item -> item.is(ItemState.IN_PROGRESS));
        if (waiting.isEmpty()) {
            withdraw(request, DueKind.ACCEPTANCE, DueKind.ACCEPTANCE_REMINDER);
        } else {
            deadlines.set(List.of(acceptance(request, concerned(request, waiting))));
        }
    }

    void accepted(ChangeRequest request, Instant at, ReviewPlan plan) {
        var key = at.toString();
        var rows = new ArrayList<Deadline>();
        if (plan.automatic()) {
            rows.add(internal(request, DueKind.REVIEW_START, key, at));
            rows.add(internal(request, DueKind.REVIEW_COMPLETION, key, plan.processingDueAt(at)));
        }
        rows.add(row(
                request,
                DueKind.REVIEW,
                key,
                plan.limitAt(at),
                Actor.OPERATIONS,
                concerned(request, request.acceptedAt(at))));
        deadlines.set(rows);
    }

    /** The old partner of a licence takes part from now on. */
    void concern(ChangeRequest request, ChangeItem item) {
        var oldPartner = item.oldPartnerTenantId();
        var acceptedAt = item.acceptedAt();
        var effectiveAt = item.effectiveAt();
        if (oldPartner == null) {
            return;
        }
        if (item.is(ItemState.IN_PROGRESS)) {
            concern(request, DueKind.ACCEPTANCE, "", oldPartner);
        } else if (item.isUnderReview() && acceptedAt != null) {
            concern(request, DueKind.REVIEW, acceptedAt.toString(), oldPartner);
        } else if (item.is(ItemState.GRACE_PERIOD) && effectiveAt != null) {
            concern(request, DueKind.EFFECTIVE_DATE, effectiveAt.toString(), oldPartner);
        }
    }

    private void concern(ChangeRequest request, DueKind kind, String key, UUID tenant) {
        deadlines.concern(AGGREGATE, request.id(), kind.name(), key, tenant);
    }

    void cancellationRequested(ChangeRequest request, Instant at) {
        deadlines.set(List.of(internal(request, DueKind.CANCELLATION, "", at)));
    }

    /** A review is through, in whatever way; what was processed waits for its day. */
    void reviewed(ChangeRequest request, Instant at) {
        acceptances(request.items(item -> !item.isUnderReview())).stream()
                .filter(acceptedAt -> request.acceptedAt(acceptedAt).stream().noneMatch(ChangeItem::isUnderReview))
                .forEach(acceptedAt -> deadlines.withdrawKey(
                        AGGREGATE,
                        request.id(),
                        acceptedAt.toString(),
                        DueKind.REVIEW.name(),
                        DueKind.REVIEW_START.name(),
                        DueKind.REVIEW_COMPLETION.name()));
        request.items(item -> item.is(ItemState.GRACE_PERIOD)).stream()
                .map(ChangeItem::effectiveAt)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(effectiveAt -> graceStarted(request, effectiveAt, at));
    }

    private void graceStarted(ChangeRequest request, Instant effectiveAt, Instant at) {
        var waiting = request.items(item -> effectiveAt.equals(item.effectiveAt()) && item.is(ItemState.GRACE_PERIOD));
        var rows = new ArrayList<Deadline>();
        rows.add(row(
                request,
                DueKind.EFFECTIVE_DATE,
                effectiveAt.toString(),
                effectiveAt,
                Actor.SYSTEM,
                concerned(request, waiting)));
        for (var days : config.effectiveDateReminderDays()) {
            var remindAt = effectiveAt.minus(Duration.ofDays(days));
            if (remindAt.isAfter(at)) {
                rows.add(internal(request, DueKind.EFFECTIVE_DATE_REMINDER, effectiveAt + " " + days, remindAt));
            }
        }
        deadlines.set(rows);
    }

    private static List<Instant> acceptances(List<ChangeItem> items) {
        return items.stream()
                .map(ChangeItem::acceptedAt)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private void withdraw(ChangeRequest request, DueKind... kinds) {
        deadlines.withdraw(
                AGGREGATE, request.id(), Arrays.stream(kinds).map(DueKind::name).toArray(String[]::new));
    }

    private static Deadline acceptance(ChangeRequest request, Set<UUID> tenants) {
        return row(request, DueKind.ACCEPTANCE, "", request.acceptBy(), Actor.NEW_PARTNER, tenants);
    }

    private static Set<UUID> concerned(ChangeRequest request, List<ChangeItem> items) {
        var tenants = new HashSet<UUID>();
        tenants.add(request.customerTenantId());
        tenants.add(request.newPartner().tenantId());
        for (var item : items) {
            var oldPartner = item.oldPartnerTenantId();
            if (oldPartner != null) {
                tenants.add(oldPartner);
            }
        }
        return Set.copyOf(tenants);
    }

    private static Deadline internal(ChangeRequest request, DueKind kind, String key, Instant at) {
        return row(request, kind, key, at, Actor.SYSTEM, Set.of());
    }

    private static Deadline row(
            ChangeRequest request, DueKind kind, String key, Instant at, Actor who, Set<UUID> tenants) {
        return new Deadline(AGGREGATE, request.id(), kind.name(), key, at, who.name(), tenants);
    }
}
