package dev.sluice.transfer.ea.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.ea.EaSubscriptionDesk;
import dev.sluice.transfer.ea.EaSubscriptionEntry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is subscribed under EA agreements, as the registry tells it. */
@Path("/v1/ea-subscriptions/{id}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:*")
@Tag(name = "EA subscriptions", description = "What is subscribed under EA agreements, as the registry tells it.")
public class EaSubscriptionResource {

    private final EaSubscriptionDesk desk;
    private final Callers callers;

    EaSubscriptionResource(EaSubscriptionDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @PUT
    @Command
    @Allow("OPERATOR:registry")
    @Operation(summary = "Registers or replaces it; 404 until its agreement has arrived")
    @APIResponseSchema(value = EaSubscription.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<EaSubscription> put(
            String id, EaSubscriptionEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var subscription = desk.put(callers.current(), id, entry, ifMatch);
        return Created.orReplaced(uri, subscription);
    }

    @GET
    @Operation(summary = "One subscription, to operators")
    public EaSubscription get(String id) {
        return desk.require(id);
    }
}
