package dev.sluice.platform.operations.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.DryRun;
import dev.sluice.platform.operations.DeadLetter;
import dev.sluice.platform.operations.KeptLetters;
import dev.sluice.platform.operations.RedriveDesk;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Records that nobody could read. */
@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allow("OPERATOR:operations")
public class DeadLetterResource {

    private final KeptLetters letters;
    private final RedriveDesk desk;
    private final Callers callers;

    DeadLetterResource(KeptLetters letters, RedriveDesk desk, Callers callers) {
        this.letters = letters;
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    public Page<DeadLetter> list(
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("consumer") @Nullable String consumer,
            @QueryParam("redriven") @DefaultValue("false") boolean redriven,
            @BeanParam PageRequest page) {
        return letters.list(topic, consumer, redriven, page);
    }

    @POST
    @Path("redrives")
    @Command
    public RedriveDesk.Outcome redrive(
            RedriveDesk.Redrive wanted, @QueryParam(DryRun.PARAMETER) @Nullable String validateOnly) {
        return desk.redrive(wanted, callers.current(), DryRun.isWanted(validateOnly));
    }
}
