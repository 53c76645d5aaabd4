package dev.sluice.cocp.selection.api;

import dev.sluice.cocp.selection.CandidateView;
import dev.sluice.cocp.selection.InvitationDesk;
import dev.sluice.cocp.selection.Opening;
import dev.sluice.cocp.selection.OpeningDesk;
import dev.sluice.cocp.selection.SelectionDesk;
import dev.sluice.cocp.selection.SelectionState;
import dev.sluice.cocp.selection.SelectionTimelineView;
import dev.sluice.cocp.selection.SelectionView;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Flag;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Searches for a partner: opened by customers, run by them or their advisers, seen by invited partners. */
@Path("/v1/selections")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "ADVISER:adviser", "PARTNER:*", "OPERATOR:*"})
public class SelectionResource {

    private final OpeningDesk openings;
    private final InvitationDesk invitations;
    private final SelectionDesk desk;
    private final Callers callers;

    SelectionResource(OpeningDesk openings, InvitationDesk invitations, SelectionDesk desk, Callers callers) {
        this.openings = openings;
        this.invitations = invitations;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin"})
    @APIResponseSchema(value = SelectionView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<SelectionView> open(Opening opening, UriInfo uri) {
        var caller = callers.current();
        var view = desk.get(caller, openings.open(caller, opening));
        return Created.in(uri, view.id(), view);
    }

    @GET
    public Page<SelectionView> list(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return desk.list(callers.current(), state(state), page);
    }

    @GET
    @Path("{id}")
    public SelectionView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @GET
    @Path("{id}/timeline")
    public SelectionTimelineView timeline(UUID id) {
        return desk.timeline(callers.current(), id);
    }

    /** An adviser to let in. */
    public record NewAdviser(@NotNull UUID tenant) {}

    @POST
    @Path("{id}/advisers")
    @Command
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin"})
    @APIResponseSchema(value = SelectionView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<SelectionView> inviteAdviser(
            UUID id, NewAdviser adviser, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var caller = callers.current();
        invitations.inviteAdviser(caller, id, adviser.tenant(), ifMatch);
        return created(desk.get(caller, id), uri);
    }

    @GET
    @Path("{id}/candidates")
    @Allow({"CUSTOMER:*", "ADVISER:adviser"})
    public Page<CandidateView> candidates(
            UUID id,
            @QueryParam("name") @Nullable String name,
            @QueryParam("suitable") @Nullable String suitable,
            @BeanParam PageRequest page) {
        return desk.candidates(callers.current(), id, name, Flag.of("suitable", suitable, true), page);
    }

    /** A partner to ask. */
    public record NewInvitation(@NotNull UUID partnerTenantId) {}

    @POST
    @Path("{id}/invitations")
    @Command
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin", "ADVISER:adviser"})
    @APIResponseSchema(value = SelectionView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<SelectionView> invite(
            UUID id, NewInvitation invitation, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var caller = callers.current();
        invitations.invite(caller, id, invitation.partnerTenantId(), ifMatch);
        return created(desk.get(caller, id), uri);
    }

    private static RestResponse<SelectionView> created(SelectionView view, UriInfo uri) {
        var self = uri.getBaseUriBuilder().path("v1/selections/" + view.id()).build();
        return RestResponse.ResponseBuilder.<SelectionView>created(self)
                .entity(view)
                .build();
    }

    private static @Nullable SelectionState state(@Nullable String name) {
        return name == null
                ? null
                : Arrays.stream(SelectionState.values())
                        .filter(state -> state.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Refusal.malformed("state", "INVALID_VALUE", "is a state of a selection"));
    }
}
