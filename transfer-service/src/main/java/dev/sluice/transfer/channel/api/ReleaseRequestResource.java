package dev.sluice.transfer.channel.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.channel.ReleaseDesk;
import dev.sluice.transfer.channel.ReleaseView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Another partner's way out of a subscription that somebody else holds. */
@Path("/v1/channel-transfers/{id}/release-requests")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
@Tag(name = "Channel transfers", description = "Renewals from an EA to CSP.")
public class ReleaseRequestResource {

    private final ReleaseDesk desk;
    private final Callers callers;

    ReleaseRequestResource(ReleaseDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Operation(summary = "Asks the holder to let go of the subscription")
    @APIResponseSchema(value = ReleaseView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ReleaseView> ask(UUID id, UriInfo uri) {
        var view = desk.ask(callers.current(), id);
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Path("{requestId}")
    @Operation(summary = "One request, to the one who asks and the one who is asked")
    public ReleaseView get(UUID id, UUID requestId) {
        return desk.get(callers.current(), id, requestId);
    }

    @POST
    @Path("{requestId}/grant")
    @Command
    @Operation(summary = "Hands the subscription over: the renewal is called off, and it waits for the one who asked")
    public ReleaseView grant(UUID id, UUID requestId, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.grant(callers.current(), id, requestId, ifMatch);
    }

    @POST
    @Path("{requestId}/refuse")
    @Command
    @Operation(summary = "Keeps the subscription")
    public ReleaseView refuse(UUID id, UUID requestId, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.refuse(callers.current(), id, requestId, ifMatch);
    }
}
