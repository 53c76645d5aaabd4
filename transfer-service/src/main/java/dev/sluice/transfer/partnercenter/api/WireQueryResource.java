package dev.sluice.transfer.partnercenter.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.migration.MigrationDesk;
import dev.sluice.transfer.migration.MigrationFilter;
import dev.sluice.transfer.migration.MigrationScheduleDesk;
import dev.sluice.transfer.partnercenter.WireCollection;
import dev.sluice.transfer.partnercenter.WireMigration;
import dev.sluice.transfer.partnercenter.WireSchedule;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Migrations and schedules over all customers, as the vendor's clients ask for them. */
@Path("/v1/migrations/newcommerce")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({"PARTNER:admin-agent", "PARTNER:sales-agent"})
@Tag(name = "Partner Center format", description = "Migrations and their schedules in the vendor's wire format.")
public class WireQueryResource {

    private static final String TOKEN = "MS-ContinuationToken";
    private static final String[] IDS = {"CustomerTenantId", "CurrentSubscriptionId", "ExternalReferenceId"};
    private static final int MOST = 300;

    private final MigrationDesk migrations;
    private final MigrationScheduleDesk schedules;
    private final Callers callers;

    WireQueryResource(MigrationDesk migrations, MigrationScheduleDesk schedules, Callers callers) {
        this.migrations = migrations;
        this.schedules = schedules;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Migrations by customer, subscription or reference, at least one of them; 300 a page")
    public RestResponse<WireCollection<WireMigration>> migrations(
            UriInfo uri, @HeaderParam(TOKEN) @Nullable String token) {
        var query = new WireQuery(uri);
        query.requireOne(IDS);
        var wanted = new MigrationFilter(null, query.id(IDS[0]), query.text(IDS[1]), query.text(IDS[2]), true);
        return answer(
                query,
                migrations
                        .list(callers.current(), wanted, PageRequest.next(MOST, token))
                        .map(WireMigration::of));
    }

    @GET
    @Path("schedules")
    @Operation(summary = "Schedules by customer, subscription or reference, at least one of them; 300 a page")
    public RestResponse<WireCollection<WireSchedule>> schedules(
            UriInfo uri, @HeaderParam(TOKEN) @Nullable String token) {
        var query = new WireQuery(uri);
        query.requireOne(IDS);
        return answer(
                query,
                schedules
                        .list(
                                callers.current(),
                                null,
                                query.id(IDS[0]),
                                query.text(IDS[1]),
                                query.text(IDS[2]),
                                PageRequest.next(MOST, token))
                        .map(WireSchedule::of));
    }

    private static <T> RestResponse<WireCollection<T>> answer(WireQuery query, Page<T> page) {
        var token = page.nextPageToken();
        var next = token == null ? null : new WireCollection.Header(TOKEN, token);
        var answer = RestResponse.ResponseBuilder.ok(WireCollection.of(page.items(), query.address(), next));
        return token == null ? answer.build() : answer.header(TOKEN, token).build();
    }
}
