package dev.sluice.transfer.batch.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.batch.BatchActs;
import dev.sluice.transfer.batch.BatchView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is done with a batch. */
@Path("/v1/batches/{id}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
@Tag(name = "Batches", description = "Many commands of one kind: planned, approved, run, accounted for.")
public class BatchActResource {

    private final BatchActs acts;
    private final Callers callers;

    BatchActResource(BatchActs acts, Callers callers) {
        this.acts = acts;
        this.callers = callers;
    }

    @POST
    @Path("plan")
    @Command
    @Operation(summary = "A dry run of every item; what each would be refused with stands with the items")
    public BatchView plan(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return acts.plan(callers.current(), id, ifMatch);
    }

    @POST
    @Path("approve")
    @Command
    @Operation(summary = "By a second person, where the batch is a large one")
    public BatchView approve(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return acts.approve(callers.current(), id, ifMatch);
    }

    @POST
    @Path("run")
    @Command
    @Operation(summary = "Carries it out; the first items only, where it has a canary")
    public BatchView run(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return acts.run(callers.current(), id, ifMatch);
    }

    @POST
    @Path("pause")
    @Command
    @Operation(summary = "Stops it; when this is answered, no item is being carried out")
    public BatchView pause(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return acts.pause(callers.current(), id, ifMatch);
    }

    @POST
    @Path("resume")
    @Command
    @Operation(summary = "Goes on where it stopped")
    public BatchView resume(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return acts.resume(callers.current(), id, ifMatch);
    }

    @POST
    @Path("retry-failed")
    @Command
    @Operation(summary = "Tries those that failed once more, and no other")
    public BatchView retryFailed(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return acts.retryFailed(callers.current(), id, ifMatch);
    }

    @POST
    @Path("cancel")
    @Command
    @Operation(summary = "Ends it; what was carried out stays")
    public BatchView cancel(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return acts.cancel(callers.current(), id, ifMatch);
    }
}
