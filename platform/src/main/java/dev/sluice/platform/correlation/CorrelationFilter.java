package dev.sluice.platform.correlation;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Begins a flow with every request and names it in the answer's {@code X-Request-Id}. */
public class CorrelationFilter {

    private static final String PROPERTY = Correlation.class.getName();

    @ServerRequestFilter(priority = 0)
    public void begin(ContainerRequestContext request) {
        var correlation = Correlation.begin(request.getHeaderString("traceparent"));
        request.setProperty(PROPERTY, correlation);
        correlation.enter();
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof Correlation correlation) {
            response.getHeaders().putSingle("X-Request-Id", correlation.correlationId());
        }
        Correlation.leave();
    }
}
