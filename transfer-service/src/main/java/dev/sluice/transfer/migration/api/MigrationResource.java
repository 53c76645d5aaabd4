package dev.sluice.transfer.migration.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.migration.LoggedEvent;
import dev.sluice.transfer.migration.Migration;
import dev.sluice.transfer.migration.MigrationDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Migrations. */
@Path("/v1/migrations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
@Tag(name = "Migrations", description = "Moves to New Commerce; every processed renewal from an EA is one.")
public class MigrationResource {

    private final MigrationDesk desk;
    private final Callers callers;

    MigrationResource(MigrationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "The caller's migrations; an operator sees all")
    public Page<Migration> list(@BeanParam PageRequest page) {
        return desk.list(callers.current(), page);
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
