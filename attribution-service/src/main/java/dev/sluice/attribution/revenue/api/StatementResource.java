package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.StatementDesk;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Statements, to the partner of each and to operations. */
@Path("/v1/partners/{id}/statements/{month}")
@RunOnVirtualThread
@Allow({"PARTNER:incentives-admin", "PARTNER:executive-report-viewer", "PARTNER:admin-agent", "OPERATOR:operations"})
@Tag(name = "Statements", description = "What a partner is credited with of a month, and why.")
public class StatementResource {

    private final StatementDesk desk;
    private final StatementAnswer answer;
    private final StatementPaper paper;
    private final Callers callers;

    StatementResource(StatementDesk desk, StatementAnswer answer, StatementPaper paper, Callers callers) {
        this.desk = desk;
        this.answer = answer;
        this.paper = paper;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "The statement of a closed month with everything that was told later; JSON and CSV have the same totals")
    public RestResponse<StatementView> json(UUID id, String month, @QueryParam("fromLine") @Nullable String fromLine) {
        var statement = desk.get(callers.current(), id, MonthPath.month(month));
        return RestResponse.ResponseBuilder.ok(answer.json(statement, line(fromLine)))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** Asked for by its type; JSON is what is answered otherwise. */
    @GET
    @Produces("text/csv;qs=0.5")
    @Operation(
            summary =
                    "The statement of a closed month with everything that was told later; JSON and CSV have the same totals")
    @APIResponse(
            responseCode = "200",
            description = "The statement",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<StreamingOutput> csv(UUID id, String month) {
        var statement = desk.get(callers.current(), id, MonthPath.month(month));
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> answer.csv(statement, out))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Disposition", "attachment; filename=\"statement-%s.csv\"".formatted(statement.month()))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Asked for by its type. */
    @GET
    @Produces("application/pdf;qs=0.3")
    @Operation(summary = "The statement of a closed month to be filed; the same totals and checksums as JSON and CSV")
    @APIResponse(
            responseCode = "200",
            description = "The statement",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> pdf(UUID id, String month) {
        var statement = desk.get(callers.current(), id, MonthPath.month(month));
        var partner = desk.nameOf(id);
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> paper.pdf(statement, partner, out))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Disposition", "attachment; filename=\"statement-%s.pdf\"".formatted(statement.month()))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static int line(@Nullable String text) {
        try {
            var line = text == null ? 1 : Integer.parseInt(text);
            if (line > 0) {
                return line;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusal.malformed("fromLine", "INVALID_VALUE", "is the number of a line");
    }

    @GET
    @Path("lines/{lineNo}/explain")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The inputs that add up to a line, from what it follows and by which rules")
    public ExplanationView explain(UUID id, String month, int lineNo) {
        return ExplanationView.of(desk.explain(callers.current(), id, MonthPath.month(month), lineNo));
    }
}
