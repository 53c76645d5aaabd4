package dev.sluice.transfer.batch.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.imports.CsvBody;
import dev.sluice.platform.imports.api.CsvAnswer;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.batch.BatchDesk;
import dev.sluice.transfer.batch.BatchEntry;
import dev.sluice.transfer.batch.BatchState;
import dev.sluice.transfer.batch.BatchView;
import dev.sluice.transfer.batch.ItemState;
import dev.sluice.transfer.batch.ItemView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Batches and their items. */
@Path("/v1/batches")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:*", "OPERATOR:*"})
@Tag(name = "Batches", description = "Many commands of one kind: planned, approved, run, accounted for.")
public class BatchResource {

    private final BatchDesk desk;
    private final Callers callers;

    BatchResource(BatchDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Consumes(MediaType.APPLICATION_JSON)
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Takes up to 10,000 items as JSON or CSV, all of them or none; nothing is carried out yet")
    @APIResponseSchema(value = BatchView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<BatchView> create(BatchEntry entry, UriInfo uri) {
        var view = desk.create(callers.current(), entry);
        return Created.in(uri, view.id(), view);
    }

    @POST
    @Command
    @Consumes("text/csv")
    @Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
    @Operation(summary = "Takes up to 10,000 items as JSON or CSV, all of them or none; nothing is carried out yet")
    @APIResponseSchema(value = BatchView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<BatchView> create(CsvBody body, @BeanParam FileParameters file, UriInfo uri) {
        var view = desk.create(callers.current(), file.of(body));
        return Created.in(uri, view.id(), view);
    }

    @GET
    @Operation(summary = "The caller's batches; an operator sees all")
    public Page<BatchView> list(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return desk.list(callers.current(), QueryText.constant(state, "state", BatchState.class), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far it is; 404 for other partners")
    public BatchView get(UUID id) {
        return desk.get(callers.current(), id);
    }

    @GET
    @Path("{id}/items")
    @Produces({MediaType.APPLICATION_JSON, CsvAnswer.TYPE})
    @Operation(
            summary = "Its items in order: what came of each, and every reason of those that failed; a report as CSV")
    @APIResponse(
            responseCode = "200",
            description = "A page of items, or all of them as CSV",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ItemPage.class)),
                @Content(mediaType = CsvAnswer.TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Object> items(
            UUID id,
            @QueryParam("state") @Nullable String state,
            @BeanParam PageRequest page,
            @Context Request request) {
        var caller = callers.current();
        var wanted = QueryText.constant(state, "state", ItemState.class);
        if (!CsvAnswer.isWanted(request)) {
            return CsvAnswer.json(desk.items(caller, id, wanted, page));
        }
        var first = desk.report(caller, id, wanted, 0);
        return CsvAnswer.file(
                "batch-" + id,
                new BatchReport(desk.reportColumns(caller, id), first, after -> desk.report(caller, id, wanted, after))
                        .text());
    }

    /** For the description of the API. */
    record ItemPage(List<ItemView> items, @Nullable String nextPageToken) {}
}
