package dev.sluice.transfer.subscription.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.subscription.SubscriptionChange;
import dev.sluice.transfer.subscription.SubscriptionDesk;
import dev.sluice.transfer.subscription.SubscriptionView;
import dev.sluice.transfer.subscription.Upgrade;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Subscriptions in CSP. */
@Path("/v1/subscriptions")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Subscriptions", description = "Subscriptions in CSP: what they are, and what may be changed until when.")
public class SubscriptionResource {

    private final SubscriptionDesk desk;
    private final Callers callers;

    SubscriptionResource(SubscriptionDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The caller's subscriptions; an operator sees all")
    public Page<SubscriptionView> list(
            @QueryParam("customerTenantId") @Nullable String customerTenantId, @BeanParam PageRequest page) {
        return desk.list(callers.current(), QueryText.tenant(customerTenantId, "customerTenantId"), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One subscription; 404 for who is no party of it")
    public SubscriptionView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @PATCH
    @Path("{id}")
    @Command
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "More seats at any time, fewer while their window is open; renewal; reseller")
    public SubscriptionView change(
            UUID id, SubscriptionChange change, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.change(callers.current(), id, change, ifMatch);
    }

    @POST
    @Path("{id}/cancel")
    @Command
    @Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "Gives all of it back while every window is open; tells what comes back")
    public SubscriptionView cancel(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.cancel(callers.current(), id, ifMatch);
    }

    @POST
    @Path("{id}/upgrade")
    @Command
    @Allow(value = "PARTNER:admin-agent", otherwise = "ROLE_NOT_ALLOWED")
    @Operation(summary = "To another SKU along the upgrade paths of the offer matrix")
    public SubscriptionView upgrade(UUID id, Upgrade upgrade, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.upgrade(callers.current(), id, upgrade, ifMatch);
    }
}
