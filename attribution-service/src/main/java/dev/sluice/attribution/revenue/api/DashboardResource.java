package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.DashboardDesk;
import dev.sluice.attribution.revenue.DashboardGroup;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a group of partners is credited with, to those who read its reports. */
@Path("/v1/partners/{id}/revenue")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:report-viewer", "PARTNER:executive-report-viewer", "OPERATOR:operations"})
@Tag(name = "Revenue", description = "Totals of a partner group in which nothing counts twice.")
public class DashboardResource {

    private final DashboardDesk desk;
    private final Callers callers;

    DashboardResource(DashboardDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(
            summary =
                    "Sums of the months up to now, by month unless groupBy says otherwise; amounts for executives only")
    public DashboardView sums(
            UUID id, @QueryParam("groupBy") @Nullable String groupBy, @BeanParam DashboardQuery query) {
        var caller = callers.current();
        var group = Objects.requireNonNullElse(
                QueryText.constant(groupBy, "groupBy", DashboardGroup.class), DashboardGroup.MONTH);
        return DashboardView.of(desk.sums(caller, id, query.monthsBack(), group, query.filter()), seesRevenue(caller));
    }

    @GET
    @Path("rows")
    @Operation(
            summary =
                    "The rows of one month that the sums are made of; isDuplicateRowForPGA marks those that do not count")
    public DashboardView.Rows rows(
            UUID id, @QueryParam("month") @Nullable String month, @BeanParam DashboardQuery query) {
        if (month == null) {
            throw Refusal.malformed("month", "REQUIRED", "Of which month?");
        }
        var caller = callers.current();
        return DashboardView.Rows.of(
                month, desk.rows(caller, id, MonthPath.month(month), query.filter()), seesRevenue(caller));
    }

    private static boolean seesRevenue(Caller caller) {
        return caller.isOperator() || caller.has("executive-report-viewer");
    }
}
