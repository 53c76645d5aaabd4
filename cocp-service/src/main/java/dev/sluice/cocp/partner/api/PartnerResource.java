package dev.sluice.cocp.partner.api;

import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.cocp.partner.PartnerEntry;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Partners, as the registry tells them; everybody may look one up before choosing it. */
@Path("/v1/partners")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PartnerResource {

    private final PartnerDesk desk;
    private final Callers callers;

    PartnerResource(PartnerDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Allow("*")
    public Page<PartnerView> list(
            @QueryParam("pcn") @Nullable String pcn,
            @QueryParam("name") @Nullable String name,
            @BeanParam PageRequest page) {
        var caller = callers.current();
        return desk.list(pcn, name, page).map(partner -> PartnerView.of(partner, caller));
    }

    @GET
    @Path("{partnerTenantId}")
    @Allow("*")
    public PartnerView get(UUID partnerTenantId) {
        return PartnerView.of(desk.require(partnerTenantId), callers.current());
    }

    @PUT
    @Path("{partnerTenantId}")
    @Command
    @Allow("OPERATOR:registry")
    public RestResponse<PartnerView> put(
            UUID partnerTenantId, PartnerEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var caller = callers.current();
        var view = PartnerView.of(desk.put(caller, partnerTenantId, entry, ifMatch), caller);
        return view.version() == 1
                ? RestResponse.ResponseBuilder.<PartnerView>created(uri.getRequestUri())
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }
}
