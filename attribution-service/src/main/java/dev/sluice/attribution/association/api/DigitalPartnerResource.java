package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.DigitalPartner;
import dev.sluice.attribution.association.DigitalPartnerDesk;
import dev.sluice.attribution.association.DigitalPartnerEntry;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The digital partner of record: named by the customer, never by a partner. */
@Path("/v1/subscriptions/{id}/digital-partner-of-record")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:enterprise-admin", "CUSTOMER:online-admin", "CUSTOMER:global-admin"})
@Tag(name = "Digital partner of record", description = "Named by the customer, one at a time on a subscription.")
public class DigitalPartnerResource {

    private final DigitalPartnerDesk desk;
    private final Callers callers;

    DigitalPartnerResource(DigitalPartnerDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Who it is. */
    public record View(
            String subscriptionId,
            UUID partnerTenantId,
            @Nullable String partnerId,
            Instant since,
            long version) implements Versioned {

        static View of(DigitalPartner found) {
            return new View(
                    found.subscriptionId(), found.partnerTenantId(), found.partnerId(), found.since(), found.version());
        }
    }

    @GET
    @Allow("CUSTOMER:*")
    @Operation(summary = "The digital partner of record of the caller's subscription; 404 when there is none")
    public View get(String id) {
        return View.of(desk.get(callers.current(), id));
    }

    @PUT
    @Command
    @Operation(
            summary = "Names it. Where there is one already If-Match is required, and that one ends the same instant")
    @APIResponseSchema(value = View.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<View> name(
            String id, DigitalPartnerEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        var status = desk.name(caller, id, entry, ifMatch) ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.ResponseBuilder.<View>create(status)
                .entity(View.of(desk.get(caller, id)))
                .build();
    }

    @DELETE
    @Command
    @Operation(summary = "Names nobody from now on")
    public void nameNobody(String id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        desk.nameNobody(callers.current(), id, ifMatch);
    }
}
