package dev.sluice.platform.correlation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;

/** The flow of a request from its first byte on, also where no resource ever sees it. */
@ApplicationScoped
public class RequestFlow {

    private static final String KEY = Correlation.class.getName();
    private static final String HEADER = "X-Request-Id";
    private static final String TRACEPARENT = "traceparent";
    /** Where Quarkus keeps the template of a resource that was found. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final int FIRST_OF_OURS = 500;

    private final CurrentVertxRequest request;
    private final Tracing tracing;

    RequestFlow(CurrentVertxRequest request, Tracing tracing) {
        this.request = request;
        this.tracing = tracing;
    }

    /** Begins the flow of a request and names it in the answer. */
    public Correlation begin(RoutingContext request) {
        var caller = request.request().getHeader(TRACEPARENT);
        var step = tracing.begin(SpanKind.SERVER, request.request().method().name(), "", caller);
        if (step.getSpanContext().isValid()) {
            request.addEndHandler(end -> ended(request, step));
        }
        var flow = Correlation.begin(step, caller);
        request.put(KEY, flow);
        request.response().putHeader(HEADER, flow.correlationId());
        return flow;
    }

    /** Named by the resource's template: paths hold ids, and queries may hold names. */
    private static void ended(RoutingContext request, Span step) {
        var method = request.request().method().name();
        var status = request.response().getStatusCode();
        var template = ((HttpServerRequestInternal) request.request()).context().getLocal(TEMPLATE);
        step.setAttribute("http.request.method", method);
        step.setAttribute("http.response.status_code", status);
        if (template != null) {
            step.setAttribute("http.route", template.toString());
        }
        step.updateName(template == null ? method : method + " " + template);
        if (status >= FIRST_OF_OURS) {
            step.setStatus(StatusCode.ERROR);
        }
        step.end();
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
