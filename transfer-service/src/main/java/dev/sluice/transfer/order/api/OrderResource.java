package dev.sluice.transfer.order.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.order.OrderDesk;
import dev.sluice.transfer.order.OrderEntry;
import dev.sluice.transfer.order.OrderView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders. */
@Path("/v1/orders")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Orders", description = "What is bought or was taken over, and when.")
public class OrderResource {

    private final OrderDesk desk;
    private final Callers callers;

    OrderResource(OrderDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow(
            value = {"PARTNER:admin-agent", "PARTNER:sales-agent"},
            otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Buys from the catalogue, for today or up to 60 days ahead")
    @APIResponseSchema(value = OrderView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<OrderView> order(OrderEntry entry, UriInfo uri) {
        var view = desk.order(callers.current(), entry);
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "The caller's orders, renewals too; an operator sees all")
    public Page<OrderView> list(@BeanParam PageRequest page) {
        return desk.list(callers.current(), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One order; 404 for who is no party of it")
    public OrderView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @POST
    @Path("{id}/cancel")
    @Command
    @Allow(
            value = {"PARTNER:admin-agent", "PARTNER:sales-agent"},
            otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Calls it off before its day begins")
    public OrderView cancel(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.cancel(callers.current(), id, ifMatch);
    }
}
