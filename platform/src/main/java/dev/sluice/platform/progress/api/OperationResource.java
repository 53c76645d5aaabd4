package dev.sluice.platform.progress.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.progress.OperationDesk;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far long work is. */
@Path("/v1/operations/{id}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
public class OperationResource {

    private final OperationDesk desk;
    private final Callers callers;

    OperationResource(OperationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    public OperationView show(@PathParam("id") UUID id) {
        return OperationView.of(desk.get(id, callers.current()));
    }

    /** What was done stays done; nothing more is begun. */
    @POST
    @Command
    @Path("cancel")
    public OperationView cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return OperationView.of(desk.cancel(id, callers.current(), ifMatch));
    }
}
