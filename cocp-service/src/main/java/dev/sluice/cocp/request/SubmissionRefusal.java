package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A submission of which nothing can go on, with every reason against the whole and against each licence. */
final class SubmissionRefusal {

    private static final String ALREADY_OPEN = "COCP_ALREADY_OPEN";

    private SubmissionRefusal() {}

    /** Empty when there is something to open. */
    static Optional<Refusal> of(SubmissionPolicy.Situation situation, SubmissionPolicy.Decision decision) {
        if (decision.objections().isEmpty() && !decision.eligible().isEmpty()) {
            return Optional.empty();
        }
        var reasons = decision.refused().stream()
                .flatMap(refused -> refused.reasons().stream())
                .toList();
        if (!decision.objections().isEmpty()) {
            var errors = new ArrayList<>(decision.objections());
            errors.addAll(reasons);
            var leading = decision.objections().getFirst();
            return Optional.of(Refusal.refused(leading.code(), leading.message(), errors));
        }
        if (reasons.stream().allMatch(reason -> reason.code().equals(ALREADY_OPEN))) {
            return openChange(situation).map(open -> alreadyOpen(open, reasons));
        }
        return Optional.of(Refusal.refused(
                "NO_ELIGIBLE_LICENSE", "None of the licences named is eligible; errors gives every reason.", reasons));
    }

    private static Optional<OpenChange> openChange(SubmissionPolicy.Situation situation) {
        return situation.candidates().stream()
                .map(SubmissionPolicy.Candidate::openChange)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Refusal alreadyOpen(OpenChange open, List<Violation> reasons) {
        return new Refusal(
                        Refusal.Kind.CONFLICT, ALREADY_OPEN, reasons.getFirst().message(), reasons)
                .with("requestId", open.requestId())
                .with("channel", open.channel())
                .with("state", open.state())
                .with("stateSince", open.stateSince());
    }
}
