package dev.sluice.transfer.migration.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.migration.MigrationScheduleChange;
import dev.sluice.transfer.migration.MigrationScheduleDesk;
import dev.sluice.transfer.migration.MigrationScheduleEntry;
import dev.sluice.transfer.migration.MigrationScheduleView;
import dev.sluice.transfer.migration.ScheduleState;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Migrations that are to come. */
@Path("/v1/migration-schedules")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Migration schedules", description = "Migrations that are to come, on a day or when a legacy term ends.")
public class MigrationScheduleResource {

    private final MigrationScheduleDesk desk;
    private final Callers callers;
    private final RequestBody bodies;

    MigrationScheduleResource(MigrationScheduleDesk desk, Callers callers, RequestBody bodies) {
        this.desk = desk;
        this.callers = callers;
        this.bodies = bodies;
    }

    @POST
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Schedules a migration for a day, or for the end of the legacy term")
    @APIResponseSchema(value = MigrationScheduleView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<MigrationScheduleView> schedule(MigrationScheduleEntry entry, UriInfo uri) {
        var view = desk.schedule(callers.current(), entry);
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "The caller's schedules; an operator sees all")
    public Page<MigrationScheduleView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("customerTenantId") @Nullable String customerTenantId,
            @QueryParam("currentSubscriptionId") @Nullable String currentSubscriptionId,
            @QueryParam("externalReferenceId") @Nullable String externalReferenceId,
            @BeanParam PageRequest page) {
        return desk.list(
                callers.current(),
                QueryText.constant(state, "state", ScheduleState.class),
                QueryText.tenant(customerTenantId, "customerTenantId"),
                currentSubscriptionId,
                externalReferenceId,
                page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One schedule; 404 for who is no party of it")
    public MigrationScheduleView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @PATCH
    @Path("{id}")
    @Command
    @Consumes({MediaType.APPLICATION_JSON, RequestBody.MERGE_PATCH})
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Changes it until its time has come; what is left out stays; in a merge patch null takes away")
    public MigrationScheduleView change(
            UUID id, MigrationScheduleChange change, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.change(callers.current(), id, change, bodies.removed(), ifMatch);
    }

    @POST
    @Path("{id}/cancel")
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Calls it off until its time has come")
    public MigrationScheduleView cancel(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return desk.cancel(callers.current(), id, ifMatch);
    }
}
