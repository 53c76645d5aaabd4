package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.claim.ClaimView.EvidenceView;
import dev.sluice.attribution.claim.Evidence;
import dev.sluice.attribution.claim.EvidenceDesk;
import dev.sluice.attribution.claim.api.EvidenceReception.Arrived;
import dev.sluice.attribution.claim.api.EvidenceReception.KeyOf;
import dev.sluice.attribution.evidence.EvidenceStore;
import dev.sluice.platform.command.DryRun;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/** Proofs of claims. */
@Path("/v1/claims/{id}/evidence")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence", description = "Proofs of claims, looked at at once.")
public class EvidenceResource {

    private final EvidenceReception reception;
    private final EvidenceDesk desk;
    private final EvidenceStore store;
    private final Callers callers;

    EvidenceResource(EvidenceReception reception, EvidenceDesk desk, EvidenceStore store, Callers callers) {
        this.reception = reception;
        this.desk = desk;
        this.store = store;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @LimitedUpload
    @Allow("PARTNER:incentives-admin")
    @Operation(
            summary =
                    "A proof: PDF, DOCX, PNG or JPEG by content, 25 MB at most; the answer says what a look at it brought")
    @APIResponseSchema(value = EvidenceView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<?> add(
            UUID id,
            @BeanParam EvidenceForm form,
            @QueryParam(DryRun.PARAMETER) @Nullable String validateOnly,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            UriInfo uri) {
        var caller = callers.current();
        var isDryRun = DryRun.isWanted(validateOnly);
        var parts = CurrentRequestManager.get().getFormData(); // absent where nothing was sent
        var entry = form.entry(parts == null ? List.of() : parts);
        var upload = Objects.requireNonNull(form.file);
        var arrived = new Arrived(id, entry, upload.uploadedFile(), String.valueOf(upload.fileName()));
        if (isDryRun) {
            return RestResponse.ok(EvidenceView.of(reception.examine(caller, arrived)));
        }
        var named = Optional.ofNullable(key)
                .map(given -> new KeyOf(given, uri.getRequestUri().getPath()));
        return reception.receive(caller, arrived, named, evidence -> created(evidence, uri));
    }

    @GET
    @Path("{evidenceId}/content")
    @Produces(MediaType.WILDCARD)
    @Allow({"PARTNER:incentives-admin", "OPERATOR:reviewer"})
    @Operation(summary = "The document; a sealed one for reviewers only")
    public Response content(UUID id, UUID evidenceId) {
        var evidence = desk.readable(callers.current(), id, evidenceId);
        StreamingOutput content = out -> store.write(evidence.id(), out);
        return Response.ok(content, evidence.mediaType())
                .header("Content-Disposition", disposition(evidence))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Length", evidence.size())
                .build();
    }

    /** The name it came with, for readers that know RFC 6266; for all others one that is safe everywhere. */
    private static String disposition(Evidence evidence) {
        return "attachment; filename=\"evidence-%s\"; filename*=UTF-8''%s"
                .formatted(
                        evidence.id(),
                        URLEncoder.encode(evidence.fileName(), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A"));
    }

    private static RestResponse<?> created(Evidence evidence, UriInfo uri) {
        var location = uri.getRequestUriBuilder()
                .replaceQuery(null)
                .path(evidence.id().toString())
                .path("content")
                .build();
        return RestResponse.ResponseBuilder.<EvidenceView>created(location)
                .entity(EvidenceView.of(evidence))
                .build();
    }
}
