package dev.sluice.notification.endpoint.api;

import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.notification.endpoint.EndpointSettings;
import dev.sluice.notification.endpoint.Ownership;
import dev.sluice.notification.sending.AddressGuard;
import dev.sluice.notification.sending.AddressRefused;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a tenant wants to hear of its events. */
@Path("/v1/webhook-endpoints")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({
    "PARTNER:integration-admin",
    "OPERATOR:platform",
    "CUSTOMER:enterprise-admin",
    "CUSTOMER:online-admin",
    "CUSTOMER:global-admin"
})
public class EndpointResource {

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final EndpointDesk desk;
    private final EndpointCommands commands;
    private final AddressGuard guard;
    private final Ownership ownership;
    private final EndpointViews views;
    private final Callers callers;

    EndpointResource(
            EndpointDesk desk,
            EndpointCommands commands,
            AddressGuard guard,
            Ownership ownership,
            EndpointViews views,
            Callers callers) {
        this.desk = desk;
        this.commands = commands;
        this.guard = guard;
        this.ownership = ownership;
        this.views = views;
        this.callers = callers;
    }

    /** How long the previous secret signs as well. */
    public record Rotation(@Nullable Duration overlap) {}

    @POST
    @APIResponseSchema(value = NewSecretView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<NewSecretView> create(EndpointSettings settings) {
        return commands.create(settings, objection(settings.url()));
    }

    @GET
    public Page<EndpointView> list(@BeanParam PageRequest page) {
        return Page.of(
                views.of(desk.page(callers.current(), page)), page, view -> new Position(view.createdAt(), view.id()));
    }

    @GET
    @Path("{id}")
    public EndpointView get(UUID id) {
        return views.of(desk.get(callers.current(), id));
    }

    @PATCH
    @Path("{id}")
    public EndpointView change(
            UUID id, EndpointSettings.Change change, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return commands.change(id, change, objection(change.url()), ifMatch);
    }

    @DELETE
    @Path("{id}")
    public void delete(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        commands.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/verify")
    public EndpointView verify(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var candidate = desk.candidate(callers.current(), id);
        var objection = ownership.objection(candidate).orElse(null);
        return commands.verify(id, candidate.url(), objection, ifMatch);
    }

    @POST
    @Path("{id}/enable")
    public EndpointView enable(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return commands.enable(id, ifMatch);
    }

    @POST
    @Path("{id}/disable")
    public EndpointView disable(UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return commands.disable(id, ifMatch);
    }

    @POST
    @Path("{id}/rotate-secret")
    public NewSecretView rotateSecret(UUID id, Rotation rotation, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        var overlap = rotation.overlap();
        if (overlap != null && (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0)) {
            throw Refusal.malformed("/overlap", "INVALID_VALUE", "is from PT0S to P30D");
        }
        return commands.rotateSecret(id, overlap, ifMatch);
    }

    private @Nullable String objection(@Nullable String url) {
        try {
            if (url != null) {
                guard.check(url);
            }
            return null;
        } catch (AddressRefused e) {
            return e.reason();
        }
    }
}
