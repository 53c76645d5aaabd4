package dev.sluice.platform.operations.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.DryRun;
import dev.sluice.platform.operations.RepublicationDesk;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** State topics, published again. */
@Path("/v1/republications")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allow("OPERATOR:operations")
public class RepublicationResource {

    private final RepublicationDesk desk;
    private final Callers callers;

    RepublicationResource(RepublicationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    public RepublicationDesk.Outcome republish(
            RepublicationDesk.Republication wanted, @QueryParam(DryRun.PARAMETER) @Nullable String validateOnly) {
        return desk.republish(wanted, callers.current(), DryRun.isWanted(validateOnly));
    }
}
