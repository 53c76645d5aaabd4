package dev.sluice.platform.correlation;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;

/** The flow of a request from its first byte on, also where no resource ever sees it. */
@ApplicationScoped
public class RequestFlow {

    private static final String KEY = Correlation.class.getName();
    private static final String HEADER = "X-Request-Id";

    private final CurrentVertxRequest request;

    RequestFlow(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Begins the flow of a request and names it in the answer. */
    public static Correlation begin(RoutingContext request) {
        var flow = Correlation.begin(request.request().getHeader("traceparent"));
        request.put(KEY, flow);
        request.response().putHeader(HEADER, flow.correlationId());
        return flow;
    }

    /** The flow of the request that is being answered; one of its own outside of a request. */
    public Correlation current() {
        try {
            var current = request.getCurrent();
            return current != null && current.get(KEY) instanceof Correlation flow ? flow : Correlation.current();
        } catch (ContextNotActiveException _) {
            return Correlation.current();
        }
    }
}
