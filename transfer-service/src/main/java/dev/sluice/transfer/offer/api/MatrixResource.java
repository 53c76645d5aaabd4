package dev.sluice.transfer.offer.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.imports.CsvBody;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.offer.MatrixVersion;
import dev.sluice.transfer.offer.OfferDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Versions of the offer matrix. */
@Path("/v1/offer-matrix/versions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:*", "OPERATOR:*"})
@Tag(name = "Offer matrix", description = "Whole matrices, each from its day on.")
public class MatrixResource {

    private final OfferDesk desk;
    private final Callers callers;

    MatrixResource(OfferDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Consumes("text/csv")
    @Allow("OPERATOR:operations")
    @Operation(summary = "A whole matrix; holds from validFrom on, today when it is left out")
    @APIResponseSchema(value = MatrixVersion.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<MatrixVersion> upload(
            CsvBody body, @QueryParam("validFrom") @Nullable String validFrom, UriInfo uri) {
        var version = desk.upload(callers.current(), body, QueryText.day(validFrom, "validFrom"));
        return Created.in(uri, version.version(), version);
    }

    @GET
    @Operation(summary = "All versions, oldest first")
    public Page<MatrixVersion> list(@BeanParam PageRequest page) {
        return desk.versions(page);
    }

    @GET
    @Path("{version}")
    @Operation(summary = "One version")
    public MatrixVersion get(int version) {
        return desk.require(version);
    }
}
