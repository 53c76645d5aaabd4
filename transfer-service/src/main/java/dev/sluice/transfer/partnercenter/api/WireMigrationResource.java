package dev.sluice.transfer.partnercenter.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.migration.MigrationEntry;
import dev.sluice.transfer.migration.MigrationScheduleEntry;
import dev.sluice.transfer.partnercenter.Throttle;
import dev.sluice.transfer.partnercenter.WireCollection;
import dev.sluice.transfer.partnercenter.WireDesk;
import dev.sluice.transfer.partnercenter.WireEligibility;
import dev.sluice.transfer.partnercenter.WireEvent;
import dev.sluice.transfer.partnercenter.WireMigration;
import dev.sluice.transfer.partnercenter.WireSchedule;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Migrations of a customer, as the vendor's clients ask for them. */
@Path("/v1/customers/{customer}/migrations/newcommerce")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
@Tag(name = "Partner Center format", description = "Migrations and their schedules in the vendor's wire format.")
public class WireMigrationResource {

    private final WireDesk desk;
    private final Throttle throttle;
    private final Callers callers;

    WireMigrationResource(WireDesk desk, Throttle throttle, Callers callers) {
        this.desk = desk;
        this.throttle = throttle;
        this.callers = callers;
    }

    @POST
    @Path("validate")
    @Command
    @Operation(summary = "Whether a subscription can migrate, and every reason against it by the vendor's numbers")
    @RequestBody(content = @Content(schema = @Schema(implementation = MigrationEntry.class)))
    public WireEligibility validate(UUID customer, WireBody body) {
        var caller = callers.current();
        throttle.validation(caller, customer);
        return WireEligibility.of(desk.validate(caller, customer, body.as(MigrationEntry.class)));
    }

    @POST
    @Command
    @Operation(summary = "Migrates a subscription now")
    @RequestBody(content = @Content(schema = @Schema(implementation = MigrationEntry.class)))
    @APIResponseSchema(value = WireMigration.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<WireMigration> migrate(UUID customer, WireBody body, UriInfo uri) {
        var caller = callers.current();
        throttle.migration(caller);
        var view = desk.migrate(caller, customer, body.as(MigrationEntry.class));
        return Created.in(uri, view.id(), WireMigration.of(view));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One migration")
    public WireMigration get(UUID customer, UUID id) {
        return WireMigration.of(desk.get(callers.current(), customer, id));
    }

    @GET
    @Path("events")
    @Operation(summary = "Steps of a migration, or of a subscription's migrations")
    public WireCollection<WireEvent> events(UUID customer, UriInfo uri) {
        var query = new WireQuery(uri);
        query.requireOne("current_subscription_id", "migration_id");
        var found = desk.events(
                callers.current(), customer, query.id("migration_id"), query.text("current_subscription_id"));
        return WireCollection.of(found.stream().map(WireEvent::of).toList(), query.address(), null);
    }

    @POST
    @Path("schedules")
    @Command
    @Operation(summary = "Schedules a migration")
    @RequestBody(content = @Content(schema = @Schema(implementation = MigrationScheduleEntry.class)))
    @APIResponseSchema(value = WireSchedule.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<WireSchedule> schedule(UUID customer, WireBody body, UriInfo uri) {
        var view = desk.schedule(callers.current(), customer, body.as(MigrationScheduleEntry.class));
        return Created.in(uri, view.id(), WireSchedule.of(view));
    }

    @GET
    @Path("schedules/{id}")
    @Operation(summary = "One schedule")
    public WireSchedule scheduled(UUID customer, UUID id) {
        return WireSchedule.of(desk.scheduled(callers.current(), customer, id));
    }

    @PUT
    @Path("schedules/{id}")
    @Command
    @Operation(summary = "Replaces a schedule before its time has come")
    @RequestBody(content = @Content(schema = @Schema(implementation = MigrationScheduleEntry.class)))
    public WireSchedule replace(
            UUID customer, UUID id, WireBody body, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return WireSchedule.of(
                desk.replace(callers.current(), customer, id, body.as(MigrationScheduleEntry.class), ifMatch));
    }

    @POST
    @Path("schedules/{id}/cancel")
    @Command
    @Operation(summary = "Calls a schedule off")
    public WireSchedule cancel(UUID customer, UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return WireSchedule.of(desk.cancel(callers.current(), customer, id, ifMatch));
    }
}
