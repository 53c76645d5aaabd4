package dev.sluice.transfer.handover.api;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.handover.AcceptanceEntry;
import dev.sluice.transfer.handover.DecisionDesk;
import dev.sluice.transfer.handover.EligibilityView;
import dev.sluice.transfer.handover.PartnerTransferDesk;
import dev.sluice.transfer.handover.PartnerTransferEntry;
import dev.sluice.transfer.handover.PartnerTransferState;
import dev.sluice.transfer.handover.PartnerTransferView;
import dev.sluice.transfer.handover.RequestDesk;
import dev.sluice.transfer.handover.TransferModel;
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

/** Transfers between partners. */
@Path("/v1/transfers")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Transfers", description = "Subscriptions go from partner to partner.")
public class PartnerTransferResource {

    private final RequestDesk requests;
    private final DecisionDesk decisions;
    private final PartnerTransferDesk desk;
    private final Callers callers;

    PartnerTransferResource(RequestDesk requests, DecisionDesk decisions, PartnerTransferDesk desk, Callers callers) {
        this.requests = requests;
        this.decisions = decisions;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow(
            value = {"PARTNER:admin-agent", "PARTNER:sales-agent"},
            otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "The target asks for subscriptions (NEW_COMMERCE), or the source offers its own (LEGACY)")
    @APIResponseSchema(value = PartnerTransferView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<PartnerTransferView> request(PartnerTransferEntry entry, UriInfo uri) {
        var caller = callers.current();
        var view = desk.get(caller, requests.request(caller, entry));
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "The caller's transfers; an operator sees all")
    public Page<PartnerTransferView> list(
            @QueryParam("customerTenantId") @Nullable String customerTenantId,
            @QueryParam("state") @Nullable String state,
            @BeanParam PageRequest page) {
        return desk.list(
                callers.current(),
                QueryText.tenant(customerTenantId, "customerTenantId"),
                QueryText.constant(state, "state", PartnerTransferState.class),
                page);
    }

    @GET
    @Path("eligibility")
    @Allow("PARTNER:*")
    @Operation(summary = "What the caller could hand over of a customer, and every reason against the rest")
    public Page<EligibilityView> eligibility(
            @QueryParam("customerTenantId") @Nullable String customerTenantId,
            @QueryParam("model") @Nullable String model) {
        var customer = QueryText.tenant(customerTenantId, "customerTenantId");
        if (customer == null) {
            throw Refusal.malformed("customerTenantId", "REQUIRED", "Say whose subscriptions.");
        }
        var wanted = QueryText.constant(model, "model", TransferModel.class);
        return desk.eligibility(callers.current(), customer, requireNonNullElse(wanted, TransferModel.NEW_COMMERCE));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One transfer; 404 for who is no party of it")
    public PartnerTransferView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @POST
    @Path("{id}/accept")
    @Command
    @Allow(
            value = {"PARTNER:admin-agent", "PARTNER:sales-agent"},
            otherwise = "ROLE_NOT_ALLOWED")
    @Operation(
            summary =
                    "The source accepts with what it hands over (NEW_COMMERCE), or the target takes what is offered (LEGACY)")
    public PartnerTransferView accept(
            UUID id, AcceptanceEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.get(caller, decisions.accept(caller, id, entry, ifMatch));
    }

    @POST
    @Path("{id}/decline")
    @Command
    @Allow(
            value = {"PARTNER:admin-agent", "PARTNER:sales-agent"},
            otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Who is asked declines")
    public PartnerTransferView decline(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.get(caller, decisions.decline(caller, id, ifMatch));
    }

    @POST
    @Path("{id}/cancel")
    @Command
    @Allow(
            value = {"PARTNER:admin-agent", "PARTNER:sales-agent"},
            otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Who asked calls it off while nobody has answered")
    public PartnerTransferView cancel(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.get(caller, decisions.cancel(caller, id, ifMatch));
    }
}
