package dev.sluice.transfer.channel.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.channel.ReleaseDesk;
import dev.sluice.transfer.channel.ReleaseView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests for release over all renewals. */
@Path("/v1/release-requests")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
@Tag(name = "Channel transfers", description = "Renewals from an EA to CSP.")
public class ReleaseRequestsResource {

    private final ReleaseDesk desk;
    private final Callers callers;

    ReleaseRequestsResource(ReleaseDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "What the caller asked for, and what it is asked for, oldest first")
    public Page<ReleaseView> list(@BeanParam PageRequest page) {
        return desk.list(callers.current(), page);
    }

    @GET
    @Path("{requestId}")
    @Operation(summary = "One request, to the one who asks and the one who is asked")
    public ReleaseView get(UUID requestId) {
        return desk.get(callers.current(), requestId);
    }
}
