package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.AssociationDesk;
import dev.sluice.attribution.association.EndEntry;
import dev.sluice.attribution.association.NamedDesk;
import dev.sluice.attribution.association.NamedEntry;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Associations, to the parties of each. */
@Path("/v1/associations")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
@Tag(name = "Associations", description = "Which partner is associated with what, from when until when.")
public class AssociationResource {

    private final AssociationDesk desk;
    private final NamedDesk named;
    private final Callers callers;

    AssociationResource(AssociationDesk desk, NamedDesk named, Callers callers) {
        this.desk = desk;
        this.named = named;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The associations that the caller is a party of; an operator sees all")
    public Page<AssociationView> list(@BeanParam AssociationQuery query, @BeanParam PageRequest page) {
        return desk.asAnswered(callers.current(), query.filter(), page).map(AssociationView::of);
    }

    @POST
    @Command
    @Allow("OPERATOR:operations")
    @Operation(summary = "Operations name an association that other systems know of")
    @APIResponseSchema(value = AssociationView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<AssociationView> add(NamedEntry entry, UriInfo uri) {
        var view = AssociationView.of(named.add(callers.current(), entry));
        var location = uri.getRequestUriBuilder()
                .replaceQuery(null)
                .path(view.id().toString())
                .build();
        return RestResponse.ResponseBuilder.<AssociationView>created(location)
                .entity(view)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One association; 404 for who is no party of it")
    public AssociationView get(UUID id) {
        return AssociationView.of(desk.get(callers.current(), id));
    }

    @POST
    @Path("{id}/end")
    @Command
    @Allow("OPERATOR:operations")
    @Operation(summary = "Operations end an association that they named")
    public AssociationView end(UUID id, EndEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return AssociationView.of(named.end(callers.current(), id, entry, ifMatch));
    }
}
