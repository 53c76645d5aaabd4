package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.claim.ClaimReader;
import dev.sluice.attribution.claim.ClaimView;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for reviewers. */
@Path("/v1/review-queue")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:reviewer")
@Tag(name = "Review queue", description = "Claims by the clock that runs out first.")
public class ReviewQueueResource {

    private final ClaimReader reader;
    private final Callers callers;

    ReviewQueueResource(ClaimReader reader, Callers callers) {
        this.reader = reader;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Claims that wait for a reviewer, the clock that runs out first in front")
    public Page<ClaimView> queue(@BeanParam PageRequest page) {
        return reader.queue(callers.current(), page);
    }
}
