package dev.sluice.cocp.partner.api;

import dev.sluice.cocp.partner.PartnerUser;
import dev.sluice.cocp.partner.PartnerUserDesk;
import dev.sluice.cocp.partner.PartnerUserEntry;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** The users of a partner. */
@Path("/v1/partners/{partnerTenantId}/users/{email}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"OPERATOR:registry", "PARTNER:admin-agent"})
public class PartnerUserResource {

    private final PartnerUserDesk desk;
    private final Callers callers;

    PartnerUserResource(PartnerUserDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @PUT
    @Command
    @APIResponseSchema(value = PartnerUser.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<PartnerUser> put(
            UUID partnerTenantId,
            String email,
            PartnerUserEntry entry,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            UriInfo uri) {
        var user = desk.put(callers.current(), partnerTenantId, email, entry, ifMatch);
        return Created.orReplaced(uri, user);
    }

    @GET
    public PartnerUser get(UUID partnerTenantId, String email) {
        return desk.require(callers.current(), partnerTenantId, email);
    }
}
