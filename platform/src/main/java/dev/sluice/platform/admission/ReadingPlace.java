package dev.sluice.platform.admission;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicBoolean;

/** A reading has a place while it is worked out, not while its answer is on the wire. Commands take theirs after the body. */
@Provider
@Priority(Priorities.USER)
public class ReadingPlace implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String HELD = ReadingPlace.class.getName();

    private final DatabasePlaces places;
    private final RoutingContext routing;

    @Context
    ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // resource: by JAX-RS
    ReadingPlace(DatabasePlaces places, RoutingContext routing) {
        this.places = places;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.GET)
                && resource.getResourceClass().getName().startsWith("dev.sluice.")) {
            places.enter();
            var held = new AtomicBoolean(true);
            request.setProperty(HELD, held);
            routing.addEndHandler(_ -> giveBack(held)); // also when nothing was answered
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(HELD) instanceof AtomicBoolean held) {
            giveBack(held);
        }
    }

    private void giveBack(AtomicBoolean held) {
        if (held.getAndSet(false)) {
            places.leave();
        }
    }
}
