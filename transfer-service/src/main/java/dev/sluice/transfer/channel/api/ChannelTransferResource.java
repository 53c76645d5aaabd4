package dev.sluice.transfer.channel.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.channel.ScheduleChange;
import dev.sluice.transfer.channel.ScheduleDesk;
import dev.sluice.transfer.channel.ScheduleEntry;
import dev.sluice.transfer.channel.TransferDesk;
import dev.sluice.transfer.channel.TransferState;
import dev.sluice.transfer.channel.TransferView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Renewals from an EA to CSP. */
@Path("/v1/channel-transfers")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Channel transfers", description = "Renewals from an EA to CSP.")
public class ChannelTransferResource {

    private final ScheduleDesk schedules;
    private final TransferDesk desk;
    private final Callers callers;
    private final RequestBody bodies;

    ChannelTransferResource(ScheduleDesk schedules, TransferDesk desk, Callers callers, RequestBody bodies) {
        this.schedules = schedules;
        this.desk = desk;
        this.callers = callers;
        this.bodies = bodies;
    }

    @POST
    @Command
    @Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Schedules the renewal of an EA subscription; whoever does it holds the subscription")
    @APIResponseSchema(value = TransferView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TransferView> schedule(ScheduleEntry entry, UriInfo uri) {
        var caller = callers.current();
        var view = desk.get(caller, schedules.schedule(caller, entry));
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "The caller's renewals; an operator sees all")
    public Page<TransferView> list(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return desk.list(callers.current(), QueryText.constant(state, "state", TransferState.class), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One renewal; 404 for who is no party of it")
    public TransferView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @PATCH
    @Path("{id}")
    @Command
    @Consumes({MediaType.APPLICATION_JSON, RequestBody.MERGE_PATCH})
    @Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
    @Operation(
            summary =
                    "Changes it until its processing begins; what is left out stays; in a merge patch null takes away")
    public TransferView modify(UUID id, ScheduleChange change, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.modify(callers.current(), id, change, bodies.removed(), ifMatch);
    }

    @POST
    @Path("{id}/cancel")
    @Command
    @Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Calls it off until its processing begins; the subscription is free again")
    public TransferView cancel(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.cancel(callers.current(), id, ifMatch);
    }

    @POST
    @Path("{id}/resume")
    @Command
    @Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Goes on with one that is held, when nothing is against it any more")
    public TransferView resume(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.resume(callers.current(), id, ifMatch);
    }
}
