package dev.sluice.cocp.request.api;

import dev.sluice.cocp.request.Answer;
import dev.sluice.cocp.request.AnswerDesk;
import dev.sluice.cocp.request.ChangeRequestDesk;
import dev.sluice.cocp.request.ChangeView;
import dev.sluice.cocp.request.Submission;
import dev.sluice.cocp.request.SubmissionDesk;
import dev.sluice.cocp.request.TimelineView;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Requests for a change of partner: submitted and called off by customers, decided by new partners, followed by all parties. */
@Path("/v1/partner-change-requests")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
public class ChangeRequestResource {

    private static final String NOT_AUTHORIZED = "NOT_AUTHORIZED_ON_AGREEMENT";

    private final SubmissionDesk submissions;
    private final AnswerDesk answers;
    private final ChangeRequestDesk desk;
    private final Callers callers;

    ChangeRequestResource(SubmissionDesk submissions, AnswerDesk answers, ChangeRequestDesk desk, Callers callers) {
        this.submissions = submissions;
        this.answers = answers;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow(
            value = {"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin"},
            otherwise = NOT_AUTHORIZED)
    @APIResponseSchema(value = ChangeView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ChangeView> submit(Submission submission, UriInfo uri) {
        var caller = callers.current();
        var view = desk.view(caller, submissions.submit(caller, submission));
        return Created.in(uri, view.id(), view);
    }

    @GET
    public Page<ChangeView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("direction") @Nullable String direction,
            @BeanParam PageRequest page) {
        return desk.list(callers.current(), Filters.roles(callers.current(), direction), Filters.state(state), page);
    }

    @GET
    @Path("{id}")
    public ChangeView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @GET
    @Path("{id}/timeline")
    public TimelineView timeline(UUID id) {
        return desk.timeline(callers.current(), id);
    }

    @POST
    @Path("{id}/accept")
    @Command
    @Allow("PARTNER:contract-submitter")
    public ChangeView accept(
            UUID id, Answer.@Nullable Acceptance acceptance, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        var answer = acceptance == null ? new Answer.Acceptance(null, null) : acceptance;
        return desk.view(caller, answers.accept(caller, id, ifMatch, answer));
    }

    @POST
    @Path("{id}/decline")
    @Command
    @Allow("PARTNER:contract-submitter")
    public ChangeView decline(
            UUID id, Answer.@Nullable Decline decline, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        var answer = decline == null ? new Answer.Decline(null, null, null) : decline;
        return desk.view(caller, answers.decline(caller, id, ifMatch, answer));
    }

    @POST
    @Path("{id}/cancel")
    @Command
    @Allow(
            value = {"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin"},
            otherwise = NOT_AUTHORIZED)
    public ChangeView cancel(
            UUID id, Answer.Cancellation cancellation, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.view(caller, answers.cancel(caller, id, ifMatch, cancellation));
    }
}
