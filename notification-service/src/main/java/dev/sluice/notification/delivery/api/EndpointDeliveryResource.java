package dev.sluice.notification.delivery.api;

import dev.sluice.notification.delivery.DeliveryDesk;
import dev.sluice.notification.delivery.DeliveryState;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Deliveries of one endpoint. */
@Path("/v1/webhook-endpoints/{endpointId}/deliveries")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({
    "PARTNER:integration-admin",
    "OPERATOR:platform",
    "CUSTOMER:enterprise-admin",
    "CUSTOMER:online-admin",
    "CUSTOMER:global-admin"
})
public class EndpointDeliveryResource {

    private final DeliveryDesk desk;
    private final Callers callers;

    EndpointDeliveryResource(DeliveryDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Newest first. */
    @GET
    public Page<DeliveryView> list(
            UUID endpointId,
            @Schema(implementation = DeliveryState.class) @QueryParam("state") @Nullable String state,
            @BeanParam PageRequest page) {
        return desk.page(callers.current(), endpointId, parsed(state), page).map(DeliveryView::of);
    }

    private static @Nullable DeliveryState parsed(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return Arrays.stream(DeliveryState.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("state", "INVALID_VALUE", "is one of the states of a delivery"));
    }
}
