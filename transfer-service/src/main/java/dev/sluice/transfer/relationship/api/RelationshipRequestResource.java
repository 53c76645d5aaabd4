package dev.sluice.transfer.relationship.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.relationship.AnswerDesk;
import dev.sluice.transfer.relationship.InvitationDesk;
import dev.sluice.transfer.relationship.RequestDesk;
import dev.sluice.transfer.relationship.RequestEntry;
import dev.sluice.transfer.relationship.RequestState;
import dev.sluice.transfer.relationship.RequestView;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Partners ask customers for a relationship; customers answer. */
@Path("/v1/relationship-requests")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Relationship requests", description = "Partners ask customers for a relationship; customers answer.")
public class RelationshipRequestResource {

    private final RequestDesk requests;
    private final AnswerDesk answers;
    private final InvitationDesk desk;
    private final Callers callers;

    RelationshipRequestResource(RequestDesk requests, AnswerDesk answers, InvitationDesk desk, Callers callers) {
        this.requests = requests;
        this.answers = answers;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Asks a customer, by its tenant or by an address there")
    @APIResponseSchema(value = RequestView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<RequestView> request(RequestEntry entry, UriInfo uri) {
        var caller = callers.current();
        var view = desk.get(caller, requests.request(caller, entry));
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "The requests that the caller is a party of; by address while no tenant is known")
    public Page<RequestView> list(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return desk.list(callers.current(), QueryText.constant(state, "state", RequestState.class), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One request; 404 for who is no party of it")
    public RequestView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @POST
    @Path("{id}/accept")
    @Command
    @Allow("CUSTOMER:global-admin")
    @Operation(summary = "The customer accepts; a customer of another region ends it as REJECTED_REGION")
    public RequestView accept(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.get(caller, answers.accept(caller, id, ifMatch));
    }

    @POST
    @Path("{id}/decline")
    @Command
    @Allow("CUSTOMER:global-admin")
    @Operation(summary = "The customer declines")
    public RequestView decline(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.get(caller, answers.decline(caller, id, ifMatch));
    }

    @POST
    @Path("{id}/withdraw")
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "The partner takes its request back")
    public RequestView withdraw(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.get(caller, requests.withdraw(caller, id, ifMatch));
    }

    @POST
    @Path("{id}/resend")
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "The invitation goes out once more; the day on which it expires stays")
    public RequestView resend(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.get(caller, requests.resend(caller, id, ifMatch));
    }
}
