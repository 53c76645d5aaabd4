package dev.sluice.attribution.credit.api;

import dev.sluice.attribution.credit.CreditDesk;
import dev.sluice.attribution.credit.CreditState;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Credits, to the partner of each and to operators. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:*", "OPERATOR:operations", "OPERATOR:reviewer"})
@Tag(name = "Credits", description = "Customers added, credited in the month after.")
public class CreditResource {

    private final CreditDesk desk;
    private final Callers callers;

    CreditResource(CreditDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Path("partners/{id}/credits")
    @Operation(summary = "A partner's credits in the order in which they came, pending and revoked ones among them")
    public Page<CreditView> list(UUID id, @QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        var wanted = QueryText.constant(state, "state", CreditState.class);
        return desk.list(callers.current(), id, wanted, page).map(credit -> CreditView.of(credit, desk.refreshDay()));
    }

    @GET
    @Path("credits/{creditId}")
    @Operation(summary = "One credit; 404 for who is no part of it")
    public CreditView get(UUID creditId) {
        return CreditView.of(desk.get(callers.current(), creditId), desk.refreshDay());
    }
}
