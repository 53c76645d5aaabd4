package dev.sluice.transfer.offer.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is offered. */
@Path("/v1/offers")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:*", "OPERATOR:*"})
@Tag(name = "Offers", description = "What can be sold, migrated and upgraded, by market and day.")
public class OfferResource {

    private final OfferDesk desk;

    OfferResource(OfferDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "The offers of a market on a day, by the version of the matrix that holds then")
    public Page<Offer> list(
            @QueryParam("market") @Nullable String market,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("query") @Nullable String query,
            @BeanParam PageRequest page) {
        return desk.list(market, QueryText.day(asOf, "asOf"), query == null || query.isBlank() ? null : query, page);
    }
}
