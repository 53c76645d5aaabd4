package dev.sluice.transfer.milestone.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.transfer.milestone.Milestone;
import dev.sluice.transfer.milestone.MilestoneDesk;
import dev.sluice.transfer.milestone.MilestoneSegment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When subscriptions of a segment may and must move. */
@Path("/v1/milestones")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:*", "OPERATOR:*"})
@Tag(name = "Milestones", description = "When subscriptions of a segment may and must move to New Commerce.")
public class MilestoneResource {

    private final MilestoneDesk desk;

    MilestoneResource(MilestoneDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "Of each segment what was known on a day, today when it is left out")
    public Page<Milestone> list(
            @QueryParam("segment") @Nullable String segment,
            @QueryParam("asOf") @Nullable String asOf,
            @BeanParam PageRequest page) {
        return desk.known(
                QueryText.constant(segment, "segment", MilestoneSegment.class), QueryText.day(asOf, "asOf"), page);
    }
}
