package dev.sluice.cocp.request.api;

import dev.sluice.cocp.request.ChangeRequestDesk;
import dev.sluice.cocp.request.ChangeView;
import dev.sluice.cocp.request.ReviewDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations review what a new partner accepted. */
@Path("/v1/partner-change-requests/{id}/review")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:operations")
public class ReviewResource {

    private final ReviewDesk reviews;
    private final ChangeRequestDesk desk;
    private final Callers callers;

    ReviewResource(ReviewDesk reviews, ChangeRequestDesk desk, Callers callers) {
        this.reviews = reviews;
        this.desk = desk;
        this.callers = callers;
    }

    /** Why it is not processed. */
    public record Rejection(
            @NotBlank(message = "REASON_REQUIRED: Say why.") @Size(max = 500)
            String reason) {}

    @POST
    @Path("start")
    @Command
    public ChangeView start(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.view(caller, reviews.start(caller, id, ifMatch));
    }

    @POST
    @Path("complete")
    @Command
    public ChangeView complete(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.view(caller, reviews.complete(caller, id, ifMatch));
    }

    @POST
    @Path("reject")
    @Command
    public ChangeView reject(UUID id, Rejection rejection, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return desk.view(caller, reviews.reject(caller, id, ifMatch, rejection.reason()));
    }
}
