package dev.sluice.platform.operations.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.DryRun;
import dev.sluice.platform.operations.ParkedKey;
import dev.sluice.platform.operations.ReleaseDesk;
import dev.sluice.platform.operations.WaitingRecords;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys of which a record was refused. */
@Path("/v1/parked-keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allow("OPERATOR:operations")
public class ParkedKeyResource {

    private final WaitingRecords waiting;
    private final ReleaseDesk desk;
    private final Callers callers;

    ParkedKeyResource(WaitingRecords waiting, ReleaseDesk desk, Callers callers) {
        this.waiting = waiting;
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    public Page<ParkedKey> list(@BeanParam PageRequest page) {
        return waiting.list(page);
    }

    @POST
    @Path("{id}/release")
    @Command
    public ReleaseDesk.Outcome release(
            @PathParam("id") UUID id, @QueryParam(DryRun.PARAMETER) @Nullable String validateOnly) {
        return desk.release(id, callers.current(), DryRun.isWanted(validateOnly));
    }

    @POST
    @Path("{id}/skip")
    @Command
    public ReleaseDesk.Outcome skip(
            @PathParam("id") UUID id,
            ReleaseDesk.Skip skip,
            @QueryParam(DryRun.PARAMETER) @Nullable String validateOnly) {
        return desk.skip(id, skip.reason(), callers.current(), DryRun.isWanted(validateOnly));
    }
}
