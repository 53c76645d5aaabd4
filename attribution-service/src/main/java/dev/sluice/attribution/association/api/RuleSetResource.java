package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.RuleSetDesk;
import dev.sluice.attribution.association.RuleSetEntry;
import dev.sluice.platform.command.Command;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which association counts for what, by day. */
@Path("/v1/rule-sets")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:operations")
@Tag(
        name = "Rule sets",
        description = "Which types of association count for recognition and which earn the incentive, by day.")
public class RuleSetResource {

    private final RuleSetDesk desk;
    private final Callers callers;

    RuleSetResource(RuleSetDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Allow("*")
    @Operation(summary = "All rule sets, in the order of their days")
    public Page<RuleSetView> list(@BeanParam PageRequest page) {
        var caller = callers.current();
        return desk.list(page).map(rules -> RuleSetView.of(rules, caller));
    }

    @GET
    @Path("{id}")
    @Allow("*")
    @Operation(summary = "One rule set")
    public RuleSetView get(int id) {
        return RuleSetView.of(desk.get(id), callers.current());
    }

    @POST
    @Command
    @Operation(summary = "Proposes rules from a day to come")
    @APIResponseSchema(value = RuleSetView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<RuleSetView> propose(RuleSetEntry entry, UriInfo uri) {
        var caller = callers.current();
        var view = RuleSetView.of(desk.propose(caller, entry), caller);
        var location = uri.getRequestUriBuilder()
                .replaceQuery(null)
                .path(Integer.toString(view.id()))
                .build();
        return RestResponse.ResponseBuilder.<RuleSetView>created(location)
                .entity(view)
                .build();
    }

    @POST
    @Path("{id}/publish")
    @Command
    @Operation(summary = "Puts proposed rules into force; not by whoever proposed them")
    public RuleSetView publish(int id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return RuleSetView.of(desk.publish(caller, id, ifMatch), caller);
    }
}
