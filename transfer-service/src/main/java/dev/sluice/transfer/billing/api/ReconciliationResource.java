package dev.sluice.transfer.billing.api;

import dev.sluice.platform.imports.api.CsvAnswer;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.billing.ChargeView;
import dev.sluice.transfer.billing.ReconciliationDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is billed to the caller, by month. */
@Path("/v1/reconciliation/{month}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({
    "PARTNER:admin-agent",
    "PARTNER:executive-report-viewer",
    "OPERATOR:operations",
    "OPERATOR:registry",
    "OPERATOR:auditor"
})
@Tag(name = "Reconciliation", description = "Charges and refunds by month.")
public class ReconciliationResource {

    private final ReconciliationDesk desk;
    private final Callers callers;

    ReconciliationResource(ReconciliationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvAnswer.TYPE})
    @Operation(summary = "Lines of a month, YYYY-MM, in the order in which they were booked; a file as CSV")
    @APIResponse(
            responseCode = "200",
            description = "A page of lines, or all of them as CSV",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LinePage.class)),
                @Content(mediaType = CsvAnswer.TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Object> list(String month, @BeanParam PageRequest page, @Context Request request) {
        var caller = callers.current();
        var wanted = month(month);
        if (!CsvAnswer.isWanted(request)) {
            return CsvAnswer.json(desk.list(caller, wanted, page));
        }
        return CsvAnswer.file(
                "reconciliation-" + wanted,
                new ReconciliationFile(
                                desk.file(caller, wanted),
                                line -> desk.fileAfter(caller, wanted, line.bookedOn(), line.id()))
                        .text());
    }

    /** For the description of the API. */
    record LinePage(List<ChargeView> items, @Nullable String nextPageToken) {}

    private static YearMonth month(String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw Refusal.malformed("month", "INVALID_VALUE", "is a month, YYYY-MM");
    }
}
