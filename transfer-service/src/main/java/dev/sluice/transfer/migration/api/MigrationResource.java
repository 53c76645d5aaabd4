package dev.sluice.transfer.migration.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.migration.LoggedEvent;
import dev.sluice.transfer.migration.MigrateDesk;
import dev.sluice.transfer.migration.Migration;
import dev.sluice.transfer.migration.MigrationDesk;
import dev.sluice.transfer.migration.MigrationEntry;
import dev.sluice.transfer.migration.MigrationFilter;
import dev.sluice.transfer.migration.MigrationState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** Migrations. */
@Path("/v1/migrations")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Migrations", description = "Moves to New Commerce; every processed renewal from an EA is one.")
public class MigrationResource {

    private final MigrateDesk migrate;
    private final MigrationDesk desk;
    private final Callers callers;

    MigrationResource(MigrateDesk migrate, MigrationDesk desk, Callers callers) {
        this.migrate = migrate;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Migrates a legacy subscription now, with the add-ons that the request names: all or none")
    @APIResponseSchema(value = Migration.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<Migration> migrate(MigrationEntry entry, UriInfo uri) {
        var caller = callers.current();
        var view = desk.get(caller, migrate.migrate(caller, entry));
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "The caller's migrations; an operator sees all")
    public Page<Migration> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("customerTenantId") @Nullable String customerTenantId,
            @QueryParam("currentSubscriptionId") @Nullable String currentSubscriptionId,
            @QueryParam("externalReferenceId") @Nullable String externalReferenceId,
            @BeanParam PageRequest page) {
        var wanted = new MigrationFilter(
                QueryText.constant(state, "state", MigrationState.class),
                QueryText.tenant(customerTenantId, "customerTenantId"),
                currentSubscriptionId,
                externalReferenceId,
                false);
        return desk.list(callers.current(), wanted, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One migration; 404 for who is no party of it")
    public Migration get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @GET
    @Path("{id}/events")
    @Operation(summary = "Its steps, oldest first, in the vendor's words")
    public Page<LoggedEvent> events(UUID id, @BeanParam PageRequest page) {
        return desk.events(callers.current(), id, page);
    }
}
