package dev.sluice.transfer.manual.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.manual.StepKind;
import dev.sluice.transfer.manual.TransitionDesk;
import dev.sluice.transfer.manual.TransitionEntry;
import dev.sluice.transfer.manual.TransitionState;
import dev.sluice.transfer.manual.TransitionView;
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
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Moves to CSP by hand, from an EA, from the vendor's own web shop or from another partner. */
@Path("/v1/manual-transitions")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Manual transitions", description = "Checklists with the steps of all parties.")
public class ManualTransitionResource {

    private final TransitionDesk desk;
    private final Callers callers;

    ManualTransitionResource(TransitionDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Opens the checklist of a move; says what it comes to")
    @APIResponseSchema(value = TransitionView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TransitionView> open(TransitionEntry entry, UriInfo uri) {
        var view = desk.open(callers.current(), entry);
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "Those that the caller is a party of; an operator sees all")
    public Page<TransitionView> list(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return desk.list(callers.current(), QueryText.constant(state, "state", TransitionState.class), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One transition; 404 for who is no party of it")
    public TransitionView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @POST
    @Path("{id}/steps/{step}/done")
    @Command
    @Allow({"CUSTOMER:global-admin", "PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "A step was done, by whose step it is; the last one completes the transition")
    public TransitionView done(UUID id, String step, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.done(callers.current(), id, kind(step), ifMatch);
    }

    private static StepKind kind(String step) {
        return Arrays.stream(StepKind.values())
                .filter(kind -> kind.name().equals(step))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("step", step));
    }
}
