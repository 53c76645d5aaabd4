package dev.sluice.cocp.partner.api;

import dev.sluice.cocp.partner.ChangeContact;
import dev.sluice.cocp.partner.ChangeContactDesk;
import dev.sluice.cocp.partner.ChangeContactEntry;
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

/** Whom a partner names for changes of partner; everybody may look it up. */
@Path("/v1/partners/{partnerTenantId}/change-contact")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ChangeContactResource {

    private final ChangeContactDesk contacts;
    private final Callers callers;

    ChangeContactResource(ChangeContactDesk contacts, Callers callers) {
        this.contacts = contacts;
        this.callers = callers;
    }

    @PUT
    @Command
    @Allow("PARTNER:admin-agent")
    @APIResponseSchema(value = ChangeContact.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ChangeContact> put(
            UUID partnerTenantId,
            ChangeContactEntry entry,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            UriInfo uri) {
        var contact = contacts.put(callers.current(), partnerTenantId, entry, ifMatch);
        return Created.orReplaced(uri, contact);
    }

    @GET
    @Allow("*")
    public ChangeContact get(UUID partnerTenantId) {
        return contacts.require(partnerTenantId);
    }
}
