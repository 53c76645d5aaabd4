package dev.sluice.platform.imports.api;

import dev.sluice.platform.imports.Operation;
import dev.sluice.platform.imports.Operations;
import dev.sluice.platform.imports.RowErrors;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Which rows of an import failed, and why. */
@Path("/v1/operations/{id}/errors")
@RunOnVirtualThread
@Allow("*")
public class ErrorReportResource {

    private final Operations operations;
    private final RowErrors errors;
    private final Callers callers;

    ErrorReportResource(Operations operations, RowErrors errors, Callers callers) {
        this.operations = operations;
        this.errors = errors;
        this.callers = callers;
    }

    @GET
    @Produces("text/csv")
    public RestResponse<StreamingOutput> report(@PathParam("id") UUID id) {
        var operation = known(id);
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(new ErrorReport(operation.id(), errors))
                .header("Content-Disposition", "attachment; filename=\"errors-%s.csv\"".formatted(operation.id()))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Operation known(UUID id) {
        return operations.find(id, callers.current()).orElseThrow(() -> Refusal.unknown("operation", id));
    }
}
