package dev.sluice.attribution.competency.api;

import dev.sluice.attribution.competency.GoalDesk;
import dev.sluice.attribution.competency.GoalDesk.Progress;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far a partner is with the revenue that competencies ask for. */
@Path("/v1/partners/{id}/competency-goals")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:*", "OPERATOR:operations"})
@Tag(name = "Competency goals", description = "Revenue that competencies ask for, and what a partner group reached.")
public class GoalResource {

    private final GoalDesk desk;
    private final Callers callers;

    GoalResource(GoalDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Goals of the day that is asked for. */
    public record Goals(List<GoalView> items) {}

    /** Amounts are in US dollars. */
    public record GoalView(
            String competency, String period, String goal, String attained, String currency, List<Source> sources) {

        static GoalView of(Progress progress) {
            return new GoalView(
                    progress.competency(),
                    progress.period(),
                    progress.goal().toPlainString(),
                    progress.attained().toPlainString(),
                    "USD",
                    progress.sources().entrySet().stream()
                            .map(each ->
                                    new Source(each.getKey(), each.getValue().toPlainString()))
                            .toList());
        }
    }

    /** What associations of a type brought; an amount that several brought counts for the first of them. */
    public record Source(String attribution, String amount) {}

    @GET
    @Operation(summary = "The goals of a day, today by default; each amount counts once for the partner's group")
    public Goals list(UUID id, @QueryParam("asOf") @Nullable String asOf) {
        var found = desk.progress(callers.current(), id, QueryText.day(asOf, "asOf"));
        return new Goals(found.stream().map(GoalView::of).toList());
    }
}
