package dev.sluice.attribution.designation.api;

import dev.sluice.attribution.designation.DesignationDesk;
import dev.sluice.attribution.designation.WhatIf;
import dev.sluice.attribution.designation.WhatIfDesk;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What scores are, and what they would be with numbers that a partner tries: that stores nothing, so it is no command. */
@Path("/v1/partners/{id}/designation-scores")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:*")
@Tag(name = "Designation scores", description = "What a score is, and what it would be.")
public class WhatIfResource {

    private final WhatIfDesk desk;
    private final DesignationDesk designations;
    private final Callers callers;

    WhatIfResource(WhatIfDesk desk, DesignationDesk designations, Callers callers) {
        this.desk = desk;
        this.designations = designations;
        this.callers = callers;
    }

    @GET
    @Path("{area}")
    @Allow({"PARTNER:*", "OPERATOR:operations"})
    @Operation(summary = "The score of a day, today by default, metric by metric, and the designation's status")
    public DesignationView get(UUID id, String area, @QueryParam("asOf") @Nullable String asOf) {
        var standing = designations.get(callers.current(), id, Areas.of(area), QueryText.day(asOf, "asOf"));
        return DesignationView.of(standing, asOf == null);
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
