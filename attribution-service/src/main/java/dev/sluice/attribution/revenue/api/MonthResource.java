package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.MonthDesk;
import dev.sluice.attribution.revenue.RevenueMonth;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Months of revenue, to operators. */
@Path("/v1/months/{month}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:operations")
@Tag(name = "Months", description = "A month closes once; what becomes known later is told apart.")
public class MonthResource {

    private final MonthDesk desk;
    private final Callers callers;

    MonthResource(MonthDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /**
     * A month.
     *
     * @param closesAt by itself
     */
    public record MonthView(
            String month,
            String state,
            Instant closesAt,
            @Nullable Instant closedAt,
            @Nullable Integer ruleSet) {

        static MonthView of(RevenueMonth month) {
            return new MonthView(
                    month.month().toString(),
                    month.isClosed() ? "CLOSED" : "OPEN",
                    month.closesAt(),
                    month.closedAt(),
                    month.ruleSet());
        }
    }

    @GET
    @Operation(summary = "Whether the month is closed, and when it closes by itself")
    public MonthView get(String month) {
        return MonthView.of(desk.get(MonthPath.month(month)));
    }

    @POST
    @Path("close")
    @Command
    @Operation(summary = "Closes the month before it closes by itself: everything that is known is told, once")
    public MonthView close(String month) {
        return MonthView.of(desk.close(callers.current(), MonthPath.month(month)));
    }
}
