package dev.sluice.cocp.selection.api;

import dev.sluice.cocp.selection.Offer;
import dev.sluice.cocp.selection.QuotationDesk;
import dev.sluice.cocp.selection.QuotationView;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Quotations: written by invited partners, read by the customer and its advisers. */
@Path("/v1/selections/{id}/quotations")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "ADVISER:adviser", "PARTNER:*"})
public class QuotationResource {

    private final QuotationDesk desk;
    private final Callers callers;

    QuotationResource(QuotationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @PUT
    @Path("{partnerTenantId}")
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent", "PARTNER:contract-submitter", "PARTNER:contract-creator"})
    @APIResponseSchema(value = QuotationView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<QuotationView> put(
            UUID id,
            UUID partnerTenantId,
            Offer offer,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            UriInfo uri) {
        var view = desk.put(callers.current(), id, partnerTenantId, offer, ifMatch);
        return Created.orReplaced(uri, view);
    }

    @GET
    @Path("{partnerTenantId}")
    public QuotationView get(UUID id, UUID partnerTenantId) {
        return desk.get(callers.current(), id, partnerTenantId);
    }

    @GET
    public Page<QuotationView> list(UUID id, @BeanParam PageRequest page) {
        return desk.list(callers.current(), id, page);
    }
}
