package dev.sluice.transfer.promotion.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.promotion.PromotionDesk;
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

/** What is cheaper, where and when. */
@Path("/v1/promotions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:*", "OPERATOR:*"})
@Tag(name = "Promotions", description = "What is cheaper, where and when.")
public class PromotionResource {

    private final PromotionDesk desk;

    PromotionResource(PromotionDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "The promotions that run in a market on a day, today when it is left out")
    public Page<Promotion> list(
            @QueryParam("market") @Nullable String market,
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("asOf") @Nullable String asOf,
            @BeanParam PageRequest page) {
        return desk.running(market, sku, QueryText.day(asOf, "asOf"), page);
    }
}
