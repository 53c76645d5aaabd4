package dev.sluice.cocp.request.api;

import dev.sluice.cocp.request.FormDesk;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The signed form of a request as a document. */
@Path("/v1/partner-change-requests/{id}/form")
@RunOnVirtualThread
@Allow({"CUSTOMER:*", "PARTNER:*", "OPERATOR:*"})
public class FormResource {

    private static final String PDF = "application/pdf";

    private final FormDesk forms;
    private final Callers callers;

    FormResource(FormDesk forms, Callers callers) {
        this.forms = forms;
        this.callers = callers;
    }

    @GET
    @Produces(PDF)
    @APIResponse(
            responseCode = "200",
            description = "The form, from the acceptance on",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> get(UUID id) {
        var form = forms.of(callers.current(), id);
        return RestResponse.ResponseBuilder.ok(form.paper().toPdf())
                .header(HttpHeaders.ETAG, "\"" + form.version() + "\"")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"change-of-partner-" + id + ".pdf\"")
                .build();
    }
}
