package dev.sluice.attribution.designation;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why a partner is not enrolled. */
final class Enrolment {

    private Enrolment() {}

    /** Every reason at once: the total, and each metric without a point. */
    static Refusal notQualified(Score score) {
        var reasons = new ArrayList<Violation>();
        if (score.total().compareTo(Score.NEEDED) < 0) {
            reasons.add(Violation.of(
                            "/total",
                            "SCORE_TOO_LOW",
                            "The score is %s of the %s that are needed.".formatted(score.total(), Score.NEEDED))
                    .with(Remedy.of("PARTNER", "See what counts: GET designation-scores, and try it with what-if.")));
        }
        score.metrics().forEach((metric, points) -> {
            if (points.points().signum() == 0) {
                reasons.add(Violation.of(
                                "/metrics/" + metric,
                                "METRIC_WITHOUT_POINTS",
                                "There is no point for %s.".formatted(metric))
                        .with(Remedy.of("PARTNER", "Every metric needs more than nothing.")));
            }
        });
        return Refusal.refused(
                "DESIGNATION_NOT_QUALIFIED",
                "The score was not enough on any day of the window.",
                List.copyOf(reasons));
    }

    static Refusal already(Designation designation) {
        return conflict(designation, "ALREADY_ENROLLED", "The partner is enrolled already.");
    }

    static Refusal none() {
        return Refusal.conflict("NOT_ENROLLED", "The partner is not enrolled.");
    }

    static Refusal notDue(Designation designation, Instant from) {
        var text = "It can be renewed from %s on.".formatted(from);
        return new Refusal(
                        Refusal.Kind.CONFLICT,
                        "RENEWAL_NOT_DUE",
                        text,
                        List.of(Violation.of(null, "RENEWAL_NOT_DUE", text)
                                .from(from)
                                .with(Remedy.of("PARTNER", "Renew it then."))))
                .with("state", designation.status())
                .with("stateSince", designation.statusSince());
    }

    private static Refusal conflict(Designation designation, String code, String text) {
        return Refusal.conflict(code, text)
                .with("state", designation.status())
                .with("stateSince", designation.statusSince());
    }
}
