package dev.sluice.notification.delivery.api;

import dev.sluice.notification.delivery.DeliveryDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single deliveries. */
@Path("/v1/deliveries")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({
    "PARTNER:integration-admin",
    "OPERATOR:platform",
    "CUSTOMER:enterprise-admin",
    "CUSTOMER:online-admin",
    "CUSTOMER:global-admin"
})
public class DeliveryResource {

    private final DeliveryDesk desk;
    private final Callers callers;

    DeliveryResource(DeliveryDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Path("{id}")
    public DeliveryView get(UUID id) {
        return DeliveryView.of(desk.get(callers.current(), id));
    }

    @POST
    @Command
    @Path("{id}/resend")
    public DeliveryView resend(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return DeliveryView.of(desk.resend(callers.current(), id, ifMatch));
    }
}
