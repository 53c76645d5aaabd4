package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.RevenueLine;
import dev.sluice.attribution.revenue.RevenueLineDesk;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lines of revenue as they were told, to operators. */
@Path("/v1/revenue-lines")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:operations")
@Tag(name = "Revenue lines", description = "What billing told, and what of it waits for its subscription.")
public class RevenueLineResource {

    private final RevenueLineDesk desk;

    RevenueLineResource(RevenueLineDesk desk) {
        this.desk = desk;
    }

    /** A line. */
    public record RevenueLineView(
            String lineId,
            String subscriptionId,
            UUID customerTenantId,
            String product,
            String solutionArea,
            String month,
            String currency,
            String amount,
            int quantity,
            String salesChannel,
            @Nullable String usdRate,
            @Nullable LocalDate usdRateDay,
            Instant recordedAt) {

        static RevenueLineView of(RevenueLine line) {
            return new RevenueLineView(
                    line.lineId(),
                    line.subscriptionId(),
                    line.customerTenantId(),
                    line.product(),
                    line.solutionArea(),
                    line.month().toString(),
                    line.currency(),
                    line.amount().toPlainString(),
                    line.quantity(),
                    line.salesChannel(),
                    line.usdRate() == null
                            ? null
                            : line.usdRate().stripTrailingZeros().toPlainString(),
                    line.usdRateDay(),
                    line.recordedAt());
        }
    }

    @GET
    @Operation(summary = "Lines of a month; with unassigned=true those whose subscription nobody has told of")
    public Page<RevenueLineView> list(
            @QueryParam("month") @Nullable String month,
            @QueryParam("unassigned") @Nullable String unassigned,
            @BeanParam PageRequest page) {
        if (month == null) {
            throw Refusal.malformed("month", "REQUIRED", "Of which month?");
        }
        if (unassigned != null && !unassigned.equals("true") && !unassigned.equals("false")) {
            throw Refusal.malformed("unassigned", "INVALID_VALUE", "is true or false");
        }
        return desk.list(MonthPath.month(month), "true".equals(unassigned), page)
                .map(RevenueLineView::of);
    }
}
