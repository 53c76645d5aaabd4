package dev.sluice.attribution.claim.api;

import dev.sluice.attribution.evidence.Intake;
import dev.sluice.platform.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** See {@link LimitedUpload}. What was not read of a body that is refused is not read any more: the connection ends. */
@Provider
@LimitedUpload
@Priority(Priorities.USER)
public class UploadLimit implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<Integer> UNREAD = Set.of(Refusal.Kind.TOO_LARGE.status(), Refusal.Kind.TOO_SLOW.status());

    private final Intake intake;
    private final RoutingContext routing;

    UploadLimit(Intake intake, RoutingContext routing) {
        this.intake = intake;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        intake.requireLength(request.getLength());
        request.setEntityStream(intake.limited(request.getEntityStream()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (UNREAD.contains(response.getStatus())) {
            response.getHeaders().putSingle("Connection", "close");
            routing.addEndHandler(_ -> routing.request().connection().close());
        }
    }
}
