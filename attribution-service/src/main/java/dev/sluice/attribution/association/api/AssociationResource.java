package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.AssociationDesk;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Associations, to the parties of each. */
@Path("/v1/associations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
@Tag(name = "Associations", description = "Which partner is associated with what, from when until when.")
public class AssociationResource {

    private final AssociationDesk desk;
    private final Callers callers;

    AssociationResource(AssociationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The associations that the caller is a party of; an operator sees all")
    public Page<AssociationView> list(@BeanParam AssociationQuery query, @BeanParam PageRequest page) {
        return desk.list(callers.current(), query.filter(), page).map(AssociationView::of);
    }
}
