package dev.sluice.cocp.request;

import dev.sluice.platform.deadlines.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Carries a locked request on by what has fallen due. What has moved on meanwhile is left alone. */
@ApplicationScoped
class Progress {

    private final ChangeNews news;
    private final ChangeDeadlines deadlines;
    private final ChangeAudit audit;

    Progress(ChangeNews news, ChangeDeadlines deadlines, ChangeAudit audit) {
        this.news = news;
        this.deadlines = deadlines;
        this.audit = audit;
    }

    /** Runs rows in their order. */
    void run(ChangeRequest request, List<Deadline> rows, Instant now) {
        for (var row : rows) {
            switch (DueKind.valueOf(row.kind())) {
                case ACCEPTANCE -> expire(request);
                case CANCELLATION -> finishCancellation(request, row.dueAt());
                case REVIEW_START -> startReview(request, Instant.parse(row.key()), row.dueAt());
                case REVIEW_COMPLETION -> process(request, Instant.parse(row.key()), row.dueAt());
                case REVIEW -> news.tell(request, Reminders.overdue(request, Instant.parse(row.key()), row.dueAt()));
                case EFFECTIVE_DATE -> complete(request, Instant.parse(row.key()));
                case ACCEPTANCE_REMINDER -> remindOfAnswer(request, row, now);
                case EFFECTIVE_DATE_REMINDER -> remindOfEffectiveDate(request, row, now);
            }
        }
    }

    /** A deadline binds at its instant: whoever acts meets the request as it is by the clock, swept or not. */
    void catchUp(ChangeRequest request, Instant now) {
        if (request.isDueBy(now)) {
            expire(request);
        }
        finishCancellation(request, now);
        request.items(item -> item.isReviewedBy(now)).stream()
                .map(ChangeItem::acceptedAt)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(acceptedAt -> reviewed(request, acceptedAt));
        request.items(item -> item.is(ItemState.GRACE_PERIOD)).stream()
                .map(ChangeItem::effectiveAt)
                .filter(Objects::nonNull)
                .distinct()
                .filter(effectiveAt -> !effectiveAt.isAfter(now))
                .forEach(effectiveAt -> complete(request, effectiveAt));
    }

    /** An automatic review begins with the acceptance itself, noticed or not. */
    void startOwnReviews(ChangeRequest request) {
        request.items(item -> item.is(ItemState.ACCEPTED) && item.hasAutomaticReview()).stream()
                .map(ChangeItem::acceptedAt)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(acceptedAt -> startReview(request, acceptedAt, acceptedAt));
    }

    private void reviewed(ChangeRequest request, Instant acceptedAt) {
        startReview(request, acceptedAt, acceptedAt);
        request.acceptedAt(acceptedAt).stream()
                .map(ChangeItem::processingDueAt)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(at -> process(request, acceptedAt, at));
    }

    private void expire(ChangeRequest request) {
        var before = ChangeAudit.snapshot(request);
        var told = request.expire();
        news.tell(request, told);
        audit.ofSystem("expire_partner_change_request", request, before, told, request.acceptBy());
    }

    private void finishCancellation(ChangeRequest request, Instant at) {
        var before = ChangeAudit.snapshot(request);
        var told = request.finishCancellation(at);
        news.tell(request, told);
        audit.ofSystem("finish_cancellation_of_partner_change_request", request, before, told, at);
    }

    private void startReview(ChangeRequest request, Instant acceptedAt, Instant at) {
        var before = ChangeAudit.snapshot(request);
        var chosen = request.acceptedAt(acceptedAt).stream()
                .filter(item -> item.is(ItemState.ACCEPTED))
                .toList();
        var told = request.startReview(chosen, at);
        news.tell(request, told);
        audit.ofSystem("start_review_of_partner_change_request", request, before, told, at);
    }

    private void process(ChangeRequest request, Instant acceptedAt, Instant at) {
        var before = ChangeAudit.snapshot(request);
        var chosen = request.acceptedAt(acceptedAt).stream()
                .filter(ChangeItem::isUnderReview)
                .toList();
        var told = request.process(chosen, at);
        news.tell(request, told);
        deadlines.reviewed(request, at);
        audit.ofSystem("process_partner_change_request", request, before, told, at);
    }

    private void complete(ChangeRequest request, Instant effectiveAt) {
        var before = ChangeAudit.snapshot(request);
        var told = request.complete(effectiveAt);
        news.tell(request, told);
        audit.ofSystem("complete_partner_change_request", request, before, told, effectiveAt);
    }

    private void remindOfAnswer(ChangeRequest request, Deadline row, Instant now) {
        if (!request.isDueBy(now)) {
            news.tell(request, Reminders.ofAnswer(request, Integer.parseInt(row.key()), row.dueAt()));
        }
    }

    private void remindOfEffectiveDate(ChangeRequest request, Deadline row, Instant now) {
        var key = row.key().split(" ", 2);
        var effectiveAt = Instant.parse(key[0]);
        if (effectiveAt.isAfter(now)) {
            news.tell(request, Reminders.ofEffectiveDate(request, effectiveAt, Integer.parseInt(key[1]), row.dueAt()));
        }
    }
}
