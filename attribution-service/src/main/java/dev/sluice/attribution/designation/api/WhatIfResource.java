package dev.sluice.attribution.designation.api;

import dev.sluice.attribution.designation.WhatIf;
import dev.sluice.attribution.designation.WhatIfDesk;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Numbers that a partner tries. Stores nothing, so it is no command. */
@Path("/v1/partners/{id}/designation-scores")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:*")
@Tag(name = "Designation scores", description = "What a score would be.")
public class WhatIfResource {

    private final WhatIfDesk desk;
    private final Callers callers;

    WhatIfResource(WhatIfDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Path("BUSINESS_APPLICATIONS/what-if")
    @Operation(summary = "The score of business applications with these numbers")
    public ScoreView businessApplications(UUID id, WhatIf.BusinessApplications numbers) {
        return ScoreView.of(desk.score(callers.current(), id, numbers));
    }

    @POST
    @Path("MODERN_WORK/what-if")
    @Operation(summary = "The score of modern work with these numbers, the better type of association counts")
    public ScoreView modernWork(UUID id, WhatIf.ModernWork numbers) {
        return ScoreView.of(desk.score(callers.current(), id, numbers));
    }
}
