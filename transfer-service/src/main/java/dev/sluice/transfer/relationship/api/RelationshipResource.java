package dev.sluice.transfer.relationship.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.relationship.RelationshipDesk;
import dev.sluice.transfer.relationship.RelationshipView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which partners may serve which customers. */
@Path("/v1/relationships")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Relationships", description = "Which partners may serve which customers.")
public class RelationshipResource {

    private final RelationshipDesk desk;
    private final Callers callers;

    RelationshipResource(RelationshipDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The caller's relationships, removed ones too; an operator sees all")
    public Page<RelationshipView> list(
            @QueryParam("customerTenantId") @Nullable String customerTenantId, @BeanParam PageRequest page) {
        return desk.list(callers.current(), QueryText.tenant(customerTenantId, "customerTenantId"), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One relationship; 404 for who is neither side of it")
    public RelationshipView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @POST
    @Path("{id}/remove")
    @Command
    @Allow({"PARTNER:admin-agent", "CUSTOMER:global-admin"})
    @Operation(summary = "Ends it; by the partner only when nothing of the customer hangs on it")
    public RelationshipView remove(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.remove(callers.current(), id, ifMatch);
    }

    @POST
    @Path("{id}/end-delegated-admin")
    @Command
    @Allow("CUSTOMER:global-admin")
    @Operation(summary = "Takes the administrative rights away; the relationship stays")
    public RelationshipView endDelegatedAdmin(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.endDelegatedAdmin(callers.current(), id, ifMatch);
    }
}
