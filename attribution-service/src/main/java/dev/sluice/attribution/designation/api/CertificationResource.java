package dev.sluice.attribution.designation.api;

import dev.sluice.attribution.designation.Certification;
import dev.sluice.attribution.designation.CertificationDesk;
import dev.sluice.attribution.designation.CertificationEntry;
import dev.sluice.attribution.designation.CertificationLevel;
import dev.sluice.attribution.designation.ScoredArea;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people are certified for. */
@Path("/v1/partners/{id}/certifications/{personId}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allow("OPERATOR:operations")
@Tag(name = "Certifications", description = "What people of partners are certified for.")
public class CertificationResource {

    private final CertificationDesk desk;
    private final Callers callers;

    CertificationResource(CertificationDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** What is known of a person. */
    public record View(
            UUID partnerTenantId,
            String personId,
            CertificationLevel level,
            ScoredArea solutionArea,
            LocalDate validFrom,
            LocalDate validUntil,
            long version)
            implements Versioned {

        static View of(Certification told) {
            return new View(
                    told.partnerTenantId(),
                    told.personId(),
                    told.level(),
                    told.solutionArea(),
                    told.validFrom(),
                    told.validUntil(),
                    told.version());
        }
    }

    @PUT
    @Command
    @Operation(summary = "Tells what a person is certified for; where that is known already If-Match is required")
    @APIResponseSchema(value = View.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<View> tell(
            UUID id, String personId, CertificationEntry entry, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        if (!personId.matches("[A-Za-z0-9._-]{1,64}")) {
            throw Refusal.malformed("personId", "INVALID_VALUE", "is 1 to 64 letters, digits, dots, hyphens");
        }
        var told = View.of(desk.tell(callers.current(), id, personId, entry, ifMatch));
        var status = told.version() == 1 ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.ResponseBuilder.<View>create(status).entity(told).build();
    }
}
