package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.claim.ClaimChange;
import dev.sluice.attribution.claim.ClaimDesk;
import dev.sluice.attribution.claim.ClaimEntry;
import dev.sluice.attribution.claim.ClaimReader;
import dev.sluice.attribution.claim.ClaimState;
import dev.sluice.attribution.claim.ClaimView;
import dev.sluice.attribution.claim.Decision;
import dev.sluice.attribution.claim.DecisionDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
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
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Partners claim what they influenced; customers may decline. */
@Path("/v1/claims")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:incentives-admin")
@Tag(name = "Claims", description = "Partners claim what they influenced; customers may decline.")
public class ClaimResource {

    private final ClaimDesk desk;
    private final DecisionDesk decisions;
    private final ClaimReader reader;
    private final Callers callers;

    ClaimResource(ClaimDesk desk, DecisionDesk decisions, ClaimReader reader, Callers callers) {
        this.desk = desk;
        this.decisions = decisions;
        this.reader = reader;
        this.callers = callers;
    }

    @POST
    @Command
    @Operation(summary = "A draft; everything but the proof is validated. What is known may be left out")
    @APIResponseSchema(value = ClaimView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ClaimView> create(ClaimEntry entry, UriInfo uri) {
        var caller = callers.current();
        var view = reader.get(caller, desk.create(caller, entry));
        var location = uri.getRequestUriBuilder()
                .replaceQuery(null)
                .path(view.id().toString())
                .build();
        return RestResponse.ResponseBuilder.<ClaimView>created(location)
                .entity(view)
                .build();
    }

    @GET
    @Allow({"PARTNER:*", "CUSTOMER:*", "OPERATOR:*"})
    @Operation(summary = "The claims that the caller is a party of; operators see all that were submitted")
    public Page<ClaimView> list(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return reader.list(callers.current(), state(state), page);
    }

    @GET
    @Path("{id}")
    @Allow({"PARTNER:*", "CUSTOMER:*", "OPERATOR:*"})
    @Operation(summary = "One claim; 404 for who is no party of it")
    public ClaimView get(UUID id) {
        return reader.get(callers.current(), id);
    }

    @PATCH
    @Path("{id}")
    @Command
    @Operation(summary = "Changes a draft, or what the reviewer asked for; what is left out stays")
    public ClaimView edit(UUID id, ClaimChange change, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.edit(caller, id, change, ifMatch));
    }

    @POST
    @Path("{id}/submit")
    @Command
    @Operation(summary = "Submits it with its proofs; 202 when another partner claims the same")
    @APIResponseSchema(value = ClaimView.class, responseCode = "200", responseDescription = "Waits for its review")
    @APIResponse(
            responseCode = "202",
            description = "Goes to arbitration",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ClaimView.class)))
    public RestResponse<ClaimView> submit(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        var status = desk.submit(caller, id, ifMatch) ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK;
        return RestResponse.ResponseBuilder.<ClaimView>create(status)
                .entity(reader.get(caller, id))
                .build();
    }

    @POST
    @Path("{id}/withdraw")
    @Command
    @Operation(summary = "Takes it back before it is decided")
    public ClaimView withdraw(
            UUID id,
            @RequestBody(required = false) Decision.@Nullable Remark remark,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.withdraw(caller, id, ifMatch, remark == null ? null : remark.reason()));
    }

    @POST
    @Path("{id}/dispute")
    @Command
    @Operation(summary = "Disputes the rejection: once, within 30 days")
    public ClaimView dispute(
            UUID id,
            @RequestBody(required = false) Decision.@Nullable Remark remark,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.dispute(caller, id, ifMatch, remark == null ? null : remark.reason()));
    }

    @POST
    @Path("{id}/disassociate")
    @Command
    @Operation(summary = "Ends the association, with a reason")
    public ClaimView disassociate(UUID id, Decision.Reason reason, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, decisions.disassociate(caller, id, ifMatch, reason.reason()));
    }

    @POST
    @Path("{id}/opt-out")
    @Command
    @Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin", "CUSTOMER:global-admin"})
    @Operation(summary = "The customer declines, at any time while the claim stands")
    public ClaimView optOut(
            UUID id,
            @RequestBody(required = false) Decision.@Nullable Remark remark,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, decisions.optOut(caller, id, ifMatch, remark == null ? null : remark.reason()));
    }

    private static @Nullable ClaimState state(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(ClaimState.values())
                        .filter(each -> each.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.malformed("state", "INVALID_VALUE", "is a state of a claim"));
    }
}
