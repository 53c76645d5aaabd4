package dev.sluice.notification.endpoint.api;

import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.notification.endpoint.EndpointSettings;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Callers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The part of each request that is one transaction: receivers and name servers are asked before it begins. */
@RequestScoped
@Command
class EndpointCommands {

    private static final Duration USUAL_OVERLAP = Duration.ofHours(24);

    private final EndpointDesk desk;
    private final Callers callers;
    private final EndpointViews views;
    private final UriInfo uri;

    EndpointCommands(EndpointDesk desk, Callers callers, EndpointViews views, UriInfo uri) {
        this.desk = desk;
        this.callers = callers;
        this.views = views;
        this.uri = uri;
    }

    RestResponse<NewSecretView> create(EndpointSettings settings, @Nullable String urlObjection) {
        var made = desk.create(callers.current(), settings, urlObjection);
        var address = uri.getBaseUriBuilder()
                .path("v1/webhook-endpoints")
                .path(made.endpoint().id().toString())
                .build();
        return RestResponse.ResponseBuilder.<NewSecretView>created(address)
                .entity(views.of(made))
                .build();
    }

    EndpointView change(
            UUID id, EndpointSettings.Change change, @Nullable String urlObjection, @Nullable IfMatch ifMatch) {
        return views.of(desk.change(callers.current(), id, change, urlObjection, ifMatch));
    }

    void delete(UUID id, @Nullable IfMatch ifMatch) {
        desk.delete(callers.current(), id, ifMatch);
    }

    EndpointView verify(UUID id, String provenUrl, @Nullable String objection, @Nullable IfMatch ifMatch) {
        return views.of(desk.verify(callers.current(), id, provenUrl, objection, ifMatch));
    }

    EndpointView enable(UUID id, @Nullable IfMatch ifMatch) {
        return views.of(desk.enable(callers.current(), id, ifMatch));
    }

    EndpointView disable(UUID id, @Nullable IfMatch ifMatch) {
        return views.of(desk.disable(callers.current(), id, ifMatch));
    }

    NewSecretView rotateSecret(UUID id, @Nullable Duration overlap, @Nullable IfMatch ifMatch) {
        var agreed = overlap == null ? USUAL_OVERLAP : overlap;
        return views.of(desk.rotateSecret(callers.current(), id, agreed, ifMatch));
    }
}
