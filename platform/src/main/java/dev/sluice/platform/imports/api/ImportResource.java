package dev.sluice.platform.imports.api;

import dev.sluice.platform.command.DryRun;
import dev.sluice.platform.imports.ImportDesk;
import dev.sluice.platform.imports.ImportDesk.Format;
import dev.sluice.platform.imports.ImportDesk.IdempotencyKey;
import dev.sluice.platform.imports.ImportDesk.Order;
import dev.sluice.platform.imports.Operation;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.progress.api.OperationView;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes bulk data as a stream. Who may import what is the kind's to say. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allow("*")
public class ImportResource {

    private final ImportDesk desk;
    private final Callers callers;

    ImportResource(ImportDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Consumes({"text/csv", "application/x-ndjson"})
    @APIResponseSchema(value = OperationView.class, responseCode = "202", responseDescription = "Accepted")
    public RestResponse<?> start(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam(DryRun.PARAMETER) @Nullable String validateOnly,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            UriInfo uri,
            InputStream body) {
        if (kind == null) {
            throw Refusal.malformed("kind", "REQUIRED", "Say what kind of rows these are.");
        }
        var isDryRun = DryRun.isWanted(validateOnly);
        var idempotencyKey = Optional.ofNullable(isDryRun ? null : key)
                .map(given ->
                        new IdempotencyKey(given, "POST", uri.getRequestUri().getPath() + "?kind=" + kind));
        var order = new Order(kind, format(mediaType), isDryRun, idempotencyKey);
        return desk.take(order, callers.current(), body, ImportResource::accepted);
    }

    private static RestResponse<?> accepted(Operation operation) {
        return RestResponse.ResponseBuilder.<OperationView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/v1/operations/" + operation.id()))
                .entity(OperationView.of(operation.status(List.of())))
                .build();
    }

    private static Format format(@Nullable String mediaType) {
        var type = String.valueOf(mediaType).toLowerCase(Locale.ROOT);
        if (type.startsWith("text/csv")) {
            return Format.CSV;
        }
        if (type.startsWith("application/x-ndjson")) {
            return Format.NDJSON;
        }
        throw new Refusal(
                Refusal.Kind.UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                "Imports are text/csv or application/x-ndjson.",
                List.of());
    }
}
