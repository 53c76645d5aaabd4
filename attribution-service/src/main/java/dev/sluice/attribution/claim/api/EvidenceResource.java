package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.claim.ClaimView.EvidenceView;
import dev.sluice.attribution.claim.Evidence;
import dev.sluice.attribution.claim.EvidenceDesk;
import dev.sluice.attribution.evidence.EvidenceStore;
import dev.sluice.attribution.evidence.Intake;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.DryRun;
import dev.sluice.platform.idempotency.Idempotency;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.Callers;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Proofs: files are looked at and kept outside any transaction, then referred to in one. */
@Path("/v1/claims/{id}/evidence")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence", description = "Proofs of claims, looked at at once.")
public class EvidenceResource {

    private final EvidenceDesk desk;
    private final Intake intake;
    private final EvidenceStore store;
    private final Idempotency idempotency;
    private final Callers callers;

    EvidenceResource(EvidenceDesk desk, Intake intake, EvidenceStore store, Idempotency idempotency, Callers callers) {
        this.desk = desk;
        this.intake = intake;
        this.store = store;
        this.idempotency = idempotency;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Allow("PARTNER:incentives-admin")
    @Operation(
            summary =
                    "A proof: PDF, DOCX, PNG or JPEG by content, 25 MB at most; the answer says what a look at it brought")
    public RestResponse<?> add(
            UUID id,
            @BeanParam EvidenceForm form,
            @QueryParam(DryRun.PARAMETER) @Nullable String validateOnly,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            UriInfo uri) {
        var caller = callers.current();
        var isDryRun = DryRun.isWanted(validateOnly);
        var entry = form.entry();
        desk.requireEditable(caller, id);
        var upload = Objects.requireNonNull(form.file);
        var file = intake.take(upload.uploadedFile(), String.valueOf(upload.fileName()));
        var evidence = desk.examine(caller, id, TimeOrderedId.next(), entry, file);
        if (isDryRun) {
            return RestResponse.ok(EvidenceView.of(evidence));
        }
        store.put(evidence.id(), file.path());
        try {
            return QuarkusTransaction.requiringNew().call(() -> referred(caller, evidence, key, uri));
        } catch (Refusal | Idempotency.Replay certain) {
            store.remove(evidence.id());
            throw certain; // after anything else the commit may stand: what nobody refers to is swept later
        }
    }

    private RestResponse<?> referred(Caller caller, Evidence evidence, @Nullable String key, UriInfo uri) {
        if (key == null) {
            desk.add(caller, evidence);
            return created(evidence, uri);
        }
        var kept = key(caller, key, uri, evidence);
        idempotency.begin(kept);
        desk.add(caller, evidence);
        var answer = created(evidence, uri);
        idempotency.keep(kept, answer);
        return answer;
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
                .header("Content-Disposition", "attachment; filename=\"evidence-%s\"".formatted(evidence.id()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Length", evidence.size())
                .build();
    }

    private static Idempotency.Key key(Caller caller, String key, UriInfo uri, Evidence evidence) {
        var what = String.join(
                "\n",
                evidence.sha256(),
                evidence.kind(),
                evidence.fileName(),
                String.valueOf(evidence.signedBy()),
                String.valueOf(evidence.signedOn()),
                evidence.products().toString(),
                Boolean.toString(evidence.sealed()));
        return Idempotency.Key.of(
                caller, key, "POST", uri.getRequestUri().getPath(), what.getBytes(StandardCharsets.UTF_8));
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
