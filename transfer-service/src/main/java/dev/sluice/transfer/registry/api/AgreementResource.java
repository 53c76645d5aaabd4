package dev.sluice.transfer.registry.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.registry.AgreementDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Agreements, to their customer, their partner of record, the new partner of a change in progress, and operators. */
@Path("/v1/agreements")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
@Tag(name = "Agreements", description = "Copies of what cocp-service registers, shown to the parties of each.")
public class AgreementResource {

    private final AgreementDesk desk;
    private final Callers callers;

    AgreementResource(AgreementDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The agreements that the caller is a party of; an operator sees all")
    public Page<AgreementView> list(
            @QueryParam("customerTenantId") @Nullable String customerTenantId, @BeanParam PageRequest page) {
        return desk.list(callers.current(), QueryText.tenant(customerTenantId, "customerTenantId"), page)
                .map(AgreementView::of);
    }

    @GET
    @Path("{agreementId}")
    @Operation(summary = "One agreement, with the change of partner in progress on it; 404 for who is no party of it")
    public AgreementView get(@PathParam("agreementId") String agreementId) {
        return AgreementView.of(desk.require(callers.current(), agreementId));
    }
}
