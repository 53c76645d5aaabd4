package dev.sluice.cocp.request;

import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Operations review what was accepted. Also possible while an automatic review runs: then people are faster than the clock. */
@ApplicationScoped
@Transactional
public class ReviewDesk {

    private final LockedRequests requests;
    private final Progress progress;
    private final ChangeNews news;
    private final ChangeDeadlines deadlines;

    ReviewDesk(LockedRequests requests, Progress progress, ChangeNews news, ChangeDeadlines deadlines) {
        this.requests = requests;
        this.progress = progress;
        this.news = news;
        this.deadlines = deadlines;
    }

    public ChangeRequest start(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var request = requests.require(caller, id);
        var now = requests.catchUp(request, ifMatch);
        progress.startOwnReviews(request);
        var chosen = chosen(request, "review/start", ReviewDesk::isToStart).stream()
                .filter(item -> item.is(ItemState.ACCEPTED))
                .toList();
        if (chosen.isEmpty()) {
            return requests.asItIs(request);
        }
        var before = ChangeAudit.snapshot(request);
        news.tell(request, request.startReview(chosen, now));
        return requests.acted(caller, "start_review_of_partner_change_request", request, null, before, now);
    }

    /** An automatic review has begun by itself: who starts it as well finds it started. */
    private static boolean isToStart(ChangeItem item) {
        return item.is(ItemState.ACCEPTED) || (item.is(ItemState.PENDING_REVIEW) && item.hasAutomaticReview());
    }

    public ChangeRequest complete(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var request = requests.require(caller, id);
        var now = requests.catchUp(request, ifMatch);
        var chosen = chosen(request, "review/complete", ChangeItem::isUnderReview);
        progress.startOwnReviews(request);
        var before = ChangeAudit.snapshot(request);
        news.tell(request, request.process(chosen, now));
        deadlines.reviewed(request, now);
        return requests.acted(caller, "process_partner_change_request", request, null, before, now);
    }

    public ChangeRequest reject(Caller caller, UUID id, @Nullable IfMatch ifMatch, String reason) {
        var request = requests.require(caller, id);
        var now = requests.catchUp(request, ifMatch);
        progress.startOwnReviews(request);
        var chosen = chosen(request, "review/reject", item -> item.is(ItemState.PENDING_REVIEW));
        var before = ChangeAudit.snapshot(request);
        news.tell(request, request.reject(chosen, now), AnswerDesk.said("reason", reason));
        deadlines.reviewed(request, now);
        return requests.acted(caller, "reject_partner_change_request", request, reason, before, now);
    }

    private static List<ChangeItem> chosen(ChangeRequest request, String action, Predicate<ChangeItem> fits) {
        var chosen = request.items(fits);
        if (!chosen.isEmpty()) {
            return chosen;
        }
        var reasons = request.items().stream()
                .map(item -> Violation.of(
                                null,
                                "ACTION_NOT_ALLOWED_IN_STATE",
                                "%s is not possible while %s is %s, which it is since %s."
                                        .formatted(action, item.licenseId(), item.state(), item.stateSince()))
                        .with(Remedy.of("CALLER", "Do one of allowedActions.")))
                .toList();
        var together = PackageState.of(request.items());
        throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "ACTION_NOT_ALLOWED_IN_STATE",
                        "No licence of the request is in a state for %s.".formatted(action),
                        reasons)
                .with("state", together.state())
                .with("stateSince", together.since());
    }
}
