package dev.sluice.attribution.designation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.attribution.designation.Designation;
import dev.sluice.attribution.designation.DesignationDesk.Standing;
import dev.sluice.attribution.designation.DesignationStatus;
import dev.sluice.attribution.designation.Metric;
import dev.sluice.attribution.designation.Track;
import dev.sluice.attribution.designation.api.ScoreView.PointsView;
import dev.sluice.platform.problem.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A score and where the partner stands with it.
 *
 * @param enrolledUntil the anniversary; absent unless it is enrolled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DesignationView(
        BigDecimal total,
        DesignationStatus status,
        @Nullable Instant statusSince,
        Track track,
        Map<Metric, PointsView> metrics,
        LocalDate asOf,
        @Nullable UUID designationId,
        @Nullable LocalDate qualifiedOn,
        @Nullable Instant enrolledAt,
        @Nullable Instant enrolledUntil,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        long version)
        implements Versioned {

    /** What is waited for. */
    public record DeadlineView(String kind, Instant at, String who) {}

    static DesignationView of(Standing standing, boolean isToday) {
        var known = standing.designation();
        var score = ScoreView.of(standing.score());
        return new DesignationView(
                score.total(),
                standing.status(),
                known.map(Designation::statusSince).orElse(null),
                score.track(),
                score.metrics(),
                standing.asOf(),
                known.map(Designation::id).orElse(null),
                known.map(Designation::qualifiedOn).orElse(null),
                known.map(Designation::enrolledAt).orElse(null),
                known.map(Designation::enrolledUntil).orElse(null),
                isToday ? actions(standing.status()) : List.of(),
                deadlines(standing),
                known.map(Designation::version).orElse(0L));
    }

    private static List<String> actions(DesignationStatus status) {
        return switch (status) {
            case QUALIFIED -> List.of("enroll");
            case ENROLLED_RENEWAL_DUE -> List.of("renew");
            case IN_PROGRESS, ENROLLED -> List.of();
        };
    }

    private static List<DeadlineView> deadlines(Standing standing) {
        var found = new ArrayList<DeadlineView>();
        standing.renewableFrom().ifPresent(at -> found.add(new DeadlineView("DESIGNATION_RENEWAL", at, "PARTNER")));
        standing.designation()
                .map(Designation::enrolledUntil)
                .ifPresent(at -> found.add(new DeadlineView("DESIGNATION_ENDS", at, "PARTNER")));
        return List.copyOf(found);
    }
}
