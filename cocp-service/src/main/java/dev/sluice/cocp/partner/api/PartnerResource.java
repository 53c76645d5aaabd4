package dev.sluice.cocp.partner.api;

import dev.sluice.cocp.partner.ChangeContactDesk;
import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.cocp.partner.PartnerEntry;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Caller;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Partners, as the registry tells them; everybody may look one up before choosing it. */
@Path("/v1/partners")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PartnerResource {

    private final PartnerDesk desk;
    private final ChangeContactDesk contacts;
    private final Callers callers;

    PartnerResource(PartnerDesk desk, ChangeContactDesk contacts, Callers callers) {
        this.desk = desk;
        this.contacts = contacts;
        this.callers = callers;
    }

    @GET
    @Allow("*")
    public Page<PartnerView> list(
            @QueryParam("pcn") @Nullable String pcn,
            @QueryParam("name") @Nullable String name,
            @BeanParam PageRequest page) {
        var caller = callers.current();
        var found = desk.list(pcn, name, page);
        var named =
                contacts.of(found.items().stream().map(Partner::partnerTenantId).toList());
        return found.map(partner -> PartnerView.of(partner, named.get(partner.partnerTenantId()), caller));
    }

    @GET
    @Path("{partnerTenantId}")
    @Allow("*")
    public PartnerView get(UUID partnerTenantId) {
        return view(desk.require(partnerTenantId), callers.current());
    }

    @PUT
    @Path("{partnerTenantId}")
    @Command
    @Allow("OPERATOR:registry")
    @APIResponseSchema(value = PartnerView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<PartnerView> put(
            UUID partnerTenantId, PartnerEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var caller = callers.current();
        var view = view(desk.put(caller, partnerTenantId, entry, ifMatch), caller);
        return Created.orReplaced(uri, view);
    }

    private PartnerView view(Partner partner, Caller caller) {
        var tenant = partner.partnerTenantId();
        return PartnerView.of(partner, contacts.of(List.of(tenant)).get(tenant), caller);
    }
}
