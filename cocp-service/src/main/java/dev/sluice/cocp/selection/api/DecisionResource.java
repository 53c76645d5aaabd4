package dev.sluice.cocp.selection.api;

import dev.sluice.cocp.request.Submission;
import dev.sluice.cocp.selection.ChoiceDesk;
import dev.sluice.cocp.selection.ComparisonView;
import dev.sluice.cocp.selection.DiscussionDesk;
import dev.sluice.cocp.selection.DiscussionDesk.DiscussionView;
import dev.sluice.cocp.selection.SelectionDesk;
import dev.sluice.cocp.selection.SelectionView;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** From quotations to a decision: discussed and compared by customer and advisers, decided by the customer alone. */
@Path("/v1/selections/{id}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "ADVISER:adviser"})
public class DecisionResource {

    private final ChoiceDesk choices;
    private final DiscussionDesk discussions;
    private final SelectionDesk desk;
    private final Callers callers;

    DecisionResource(ChoiceDesk choices, DiscussionDesk discussions, SelectionDesk desk, Callers callers) {
        this.choices = choices;
        this.discussions = discussions;
        this.desk = desk;
        this.callers = callers;
    }

    /** What was discussed. */
    public record Discussion(@NotBlank @Size(max = 20_000) String notes) {}

    @PUT
    @Path("discussion")
    @Command
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin", "ADVISER:adviser"})
    @APIResponseSchema(value = DiscussionView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<DiscussionView> discuss(
            UUID id, Discussion discussion, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var view = discussions.put(callers.current(), id, discussion.notes(), ifMatch);
        return Created.orReplaced(uri, view);
    }

    @GET
    @Path("discussion")
    public DiscussionView discussion(UUID id) {
        return discussions.get(callers.current(), id);
    }

    @GET
    @Path("comparison")
    public ComparisonView comparison(UUID id) {
        return choices.compare(callers.current(), id);
    }

    @GET
    @Path("report")
    @Produces("application/pdf")
    public RestResponse<byte[]> report(UUID id) {
        var report = choices.report(callers.current(), id).paper().toPdf();
        return RestResponse.ResponseBuilder.ok(report, "application/pdf")
                .header("Content-Disposition", "attachment; filename=\"advice-" + id + ".pdf\"")
                .build();
    }

    /** Who is chosen. */
    public record Choice(@NotNull UUID partnerTenantId) {}

    @POST
    @Path("choose")
    @Command
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin"})
    public Submission choose(UUID id, Choice choice, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return choices.choose(callers.current(), id, choice.partnerTenantId(), ifMatch);
    }

    /** Once a partner is chosen: the change request to send, filled in. */
    @GET
    @Path("change-request")
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin"})
    public Submission changeRequest(UUID id) {
        return choices.draft(callers.current(), id);
    }

    /** Why it is called off. */
    public record Closing(@Nullable @Size(max = 500) String reason) {}

    @POST
    @Path("close")
    @Command
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin"})
    public SelectionView close(UUID id, @Nullable Closing closing, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        choices.close(caller, id, closing == null ? null : closing.reason(), ifMatch);
        return desk.get(caller, id);
    }
}
