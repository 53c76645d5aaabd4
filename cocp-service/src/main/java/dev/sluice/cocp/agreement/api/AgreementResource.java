package dev.sluice.cocp.agreement.api;

import dev.sluice.cocp.agreement.AgreementDesk;
import dev.sluice.cocp.agreement.AgreementEntry;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Agreements: kept by the registry, seen by the customer and its partner of record. */
@Path("/v1/agreements")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AgreementResource {

    private final AgreementDesk desk;
    private final AgreementViews views;
    private final Callers callers;

    AgreementResource(AgreementDesk desk, AgreementViews views, Callers callers) {
        this.desk = desk;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
    public Page<AgreementView> list(
            @QueryParam("customerTenantId") @Nullable String customerTenantId, @BeanParam PageRequest page) {
        var found = desk.list(tenant(customerTenantId), callers.current(), page);
        return new Page<>(views.of(found.items()), found.nextPageToken());
    }

    @GET
    @Path("{agreementId}")
    @Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
    public AgreementView get(String agreementId) {
        return views.of(desk.require(callers.current(), agreementId));
    }

    @PUT
    @Path("{agreementId}")
    @Command
    @Allow("OPERATOR:registry")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<AgreementView> put(
            String agreementId, AgreementEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var view = views.of(desk.put(callers.current(), agreementId, entry, ifMatch));
        return Created.orReplaced(uri, view);
    }

    private static @Nullable UUID tenant(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("customerTenantId", "INVALID_VALUE", "is the UUID of a tenant");
        }
    }
}
