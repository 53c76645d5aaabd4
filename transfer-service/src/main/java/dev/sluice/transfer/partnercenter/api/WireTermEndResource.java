package dev.sluice.transfer.partnercenter.api;

import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.partnercenter.TermEnds;
import dev.sluice.transfer.partnercenter.WireCollection;
import dev.sluice.transfer.partnercenter.WireTermEnd;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Days on which first terms may end, as the vendor's clients ask for them. */
@Path("/v1/customers/{customer}/subscriptions/customTermEndDates")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
@Tag(name = "Partner Center format", description = "Migrations and their schedules in the vendor's wire format.")
public class WireTermEndResource {

    private static final String TERM = "term_duration";

    private final TermEnds ends;
    private final Callers callers;

    WireTermEndResource(TermEnds ends, Callers callers) {
        this.ends = ends;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Days on which a first term may end: a month's end, or the day of another subscription")
    public WireCollection<WireTermEnd> list(UUID customer, UriInfo uri) {
        var query = new WireQuery(uri);
        var term = QueryText.constant(query.text(TERM), TERM, Term.class);
        if (term == null) {
            throw Refusal.malformed(TERM, "REQUIRED", "Say for which term.");
        }
        var asked = new TermEnds.Asked(
                customer, term, query.day("term_start_date"), query.id("target_coterm_subscription_id"));
        return WireCollection.of(ends.of(callers.current(), asked), query.address(), null);
    }
}
