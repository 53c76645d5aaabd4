package dev.sluice.notification.delivery.api;

import dev.sluice.notification.delivery.DeliveryDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tries an endpoint. */
@Path("/v1/webhook-endpoints/{endpointId}/test")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({
    "PARTNER:integration-admin",
    "OPERATOR:platform",
    "CUSTOMER:enterprise-admin",
    "CUSTOMER:online-admin",
    "CUSTOMER:global-admin"
})
public class EndpointTestResource {

    private final DeliveryDesk desk;
    private final Callers callers;

    EndpointTestResource(DeliveryDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Which type of event to try. */
    public record Test(@NotBlank String eventType) {}

    /** Sends the contract's example of an event; works before verification. */
    @POST
    @Command
    @APIResponseSchema(value = DeliveryView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<DeliveryView> test(
            UUID endpointId, Test test, @HeaderParam("If-Match") @Nullable IfMatch ifMatch, UriInfo uri) {
        var delivery = desk.test(callers.current(), endpointId, test.eventType(), ifMatch);
        var address = uri.getBaseUriBuilder()
                .path("v1/deliveries")
                .path(delivery.id().toString())
                .build();
        return RestResponse.ResponseBuilder.<DeliveryView>created(address)
                .entity(DeliveryView.of(delivery))
                .build();
    }
}
