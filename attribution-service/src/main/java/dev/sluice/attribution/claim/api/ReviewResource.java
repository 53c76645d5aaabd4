package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.claim.ArbitrationDesk;
import dev.sluice.attribution.claim.ClaimReader;
import dev.sluice.attribution.claim.ClaimView;
import dev.sluice.attribution.claim.Decision;
import dev.sluice.attribution.claim.ReviewDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
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

/** What reviewers decide; every decision has a reason code. */
@Path("/v1/claims")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:reviewer")
@Tag(name = "Review", description = "One decision each, with a reason code.")
public class ReviewResource {

    private final ReviewDesk desk;
    private final ArbitrationDesk arbitrations;
    private final ClaimReader reader;
    private final Callers callers;

    ReviewResource(ReviewDesk desk, ArbitrationDesk arbitrations, ClaimReader reader, Callers callers) {
        this.desk = desk;
        this.arbitrations = arbitrations;
        this.reader = reader;
        this.callers = callers;
    }

    @POST
    @Path("{id}/start-review")
    @Command
    @Operation(summary = "Takes a submitted claim into review")
    public ClaimView start(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.start(caller, id, ifMatch));
    }

    @POST
    @Path("{id}/request-information")
    @Command
    @Operation(summary = "Asks the partner for more; the review's clock stands until it answers")
    public ClaimView requestInformation(
            UUID id, Decision.Question question, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.requestInformation(caller, id, ifMatch, question));
    }

    @POST
    @Path("{id}/approve")
    @Command
    @Operation(summary = "Approves it: the association begins")
    public ClaimView approve(UUID id, Decision.Approval approval, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.approve(caller, id, ifMatch, approval));
    }

    @POST
    @Path("{id}/reject")
    @Command
    @Operation(summary = "Rejects it; the partner may dispute that once")
    public ClaimView reject(UUID id, Decision.Rejection rejection, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.reject(caller, id, ifMatch, rejection));
    }

    @POST
    @Path("{id}/resolve-dispute")
    @Command
    @Operation(summary = "Accepts or refuses a dispute; refused is final")
    public ClaimView resolveDispute(
            UUID id, Decision.OfDispute decision, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, desk.resolveDispute(caller, id, ifMatch, decision));
    }

    @POST
    @Path("{id}/decide-arbitration")
    @Command
    @Operation(summary = "Decides between claims to the same; whoever held it keeps it until then")
    public ClaimView decideArbitration(
            UUID id, Decision.OfArbitration decision, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var caller = callers.current();
        return reader.get(caller, arbitrations.decide(caller, id, ifMatch, decision));
    }
}
