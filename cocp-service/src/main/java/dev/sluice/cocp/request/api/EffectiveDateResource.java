package dev.sluice.cocp.request.api;

import dev.sluice.cocp.request.ChangeRequestDesk;
import dev.sluice.cocp.request.EffectiveDateDesk;
import dev.sluice.cocp.request.ProposalView;
import dev.sluice.cocp.request.ProposedDate;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customer and new partner agree on the effective day. */
@Path("/v1/partner-change-requests/{id}/effective-date-proposals")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin", "PARTNER:contract-submitter"})
public class EffectiveDateResource {

    private final EffectiveDateDesk dates;
    private final ChangeRequestDesk desk;
    private final Callers callers;

    EffectiveDateResource(EffectiveDateDesk dates, ChangeRequestDesk desk, Callers callers) {
        this.dates = dates;
        this.desk = desk;
        this.callers = callers;
    }

    /** Why a proposal is refused, in the refusing side's words. */
    public record DateRefusal(@Nullable @Size(max = 2000) String comment) {}

    @GET
    @Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
    public Page<ProposalView> list(UUID id) {
        return new Page<>(desk.proposals(callers.current(), id), null);
    }

    @GET
    @Path("{proposalId}")
    @Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
    public ProposalView get(UUID id, UUID proposalId) {
        return desk.proposals(callers.current(), id).stream()
                .filter(proposal -> proposal.id().equals(proposalId))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("proposal", proposalId));
    }

    @POST
    @Command
    @APIResponseSchema(value = ProposalView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ProposalView> propose(
            UUID id, ProposedDate proposed, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var caller = callers.current();
        var view = desk.view(caller, dates.propose(caller, id, ifMatch, proposed));
        return Created.in(uri, view.id(), view);
    }

    @POST
    @Path("{proposalId}/agree")
    @Command
    public ProposalView agree(UUID id, UUID proposalId, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.view(caller, dates.agree(caller, id, proposalId, ifMatch));
    }

    @POST
    @Path("{proposalId}/refuse")
    @Command
    public ProposalView refuse(
            UUID id,
            UUID proposalId,
            @Nullable DateRefusal refusal,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        var comment = refusal == null ? null : refusal.comment();
        return desk.view(caller, dates.refuse(caller, id, proposalId, ifMatch, comment));
    }
}
