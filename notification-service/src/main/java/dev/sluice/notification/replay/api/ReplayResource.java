package dev.sluice.notification.replay.api;

import dev.sluice.notification.replay.NewReplay;
import dev.sluice.notification.replay.ReplayDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.progress.api.OperationView;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sends a range of time once more. */
@Path("/v1/webhook-endpoints/{endpointId}/replays")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({
    "PARTNER:integration-admin",
    "OPERATOR:platform",
    "CUSTOMER:enterprise-admin",
    "CUSTOMER:online-admin",
    "CUSTOMER:global-admin"
})
public class ReplayResource {

    private final ReplayDesk desk;
    private final Callers callers;

    ReplayResource(ReplayDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** Newest first; those of the last 30 days. */
    @GET
    public Page<OperationView> list(UUID endpointId, @BeanParam PageRequest page) {
        var views = desk.page(callers.current(), endpointId, page).stream()
                .map(OperationView::of)
                .toList();
        return Page.of(views, page, view -> new Position(view.createdAt(), view.id()));
    }

    /** Each message keeps its webhook-id, so a receiver knows what it has already. */
    @POST
    @Command
    @APIResponseSchema(value = OperationView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<OperationView> start(
            UUID endpointId, NewReplay wanted, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var operation = desk.start(callers.current(), endpointId, wanted, ifMatch);
        return RestResponse.ResponseBuilder.<OperationView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/v1/operations/" + operation.id()))
                .entity(OperationView.of(operation))
                .build();
    }
}
