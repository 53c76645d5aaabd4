package dev.sluice.attribution.designation.api;

import dev.sluice.attribution.designation.DesignationDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A partner whose score was enough enrolls. */
@Path("/v1/partners/{id}/designations/{area}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:*")
@Tag(name = "Designations", description = "Enrolment for a year, and its renewal.")
public class DesignationResource {

    private final DesignationDesk desk;
    private final Callers callers;

    DesignationResource(DesignationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Path("enroll")
    @Command
    @Operation(summary = "Enrolls for a year; the score must have been enough on a day of the window")
    public DesignationView enroll(UUID id, String area, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        desk.enroll(caller, id, Areas.of(area), ifMatch);
        return DesignationView.of(desk.get(caller, id, Areas.of(area), null), true);
    }

    @POST
    @Path("renew")
    @Command
    @Operation(summary = "Enrolls for another year; possible when renewal is due")
    public DesignationView renew(UUID id, String area, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        desk.renew(caller, id, Areas.of(area), ifMatch);
        return DesignationView.of(desk.get(caller, id, Areas.of(area), null), true);
    }
}
