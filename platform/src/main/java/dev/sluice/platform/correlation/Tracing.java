package dev.sluice.platform.correlation;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Spans of the steps that a flow takes: the request, the sending of its events, what consumers make of them, the attempts to
 * deliver them. Where nobody collects traces none is made. They name operations, topics, ids and outcomes; never what somebody
 * wrote, a query, an address of a person, or a secret.
 */
@ApplicationScoped
public class Tracing {

    private static final String SCOPE = "dev.sluice";

    private final @Nullable Tracer tracer;

    @Inject
    Tracing(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this(off ? null : telemetry.getTracer(SCOPE));
    }

    public Tracing(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** For what runs outside of a service. */
    public static Tracing off() {
        return new Tracing(null);
    }

    public boolean isOn() {
        return tracer != null;
    }

    /**
     * A step named {@code <verb> <what>}; whoever begins it ends it. While tracing is off it is one that takes everything and keeps
     * nothing.
     *
     * @param traceparent what the step is part of; a trace of its own where there is none that can be read
     */
    public Span begin(SpanKind kind, String verb, String what, @Nullable String traceparent) {
        if (tracer == null) {
            return Span.getInvalid();
        }
        var parent = TraceParent.read(traceparent);
        var step = tracer.spanBuilder(verb + " " + what).setSpanKind(kind);
        return parent.isValid()
                ? step.setParent(Context.root().with(Span.wrap(parent))).startSpan()
                : step.setNoParent().startSpan();
    }

    /** What begins by itself, such as what fell due, is a flow of its own. */
    public <T> T alone(String verb, String what, Supplier<T> work) {
        var step = begin(SpanKind.INTERNAL, verb, what, null);
        try {
            return Correlation.begin(step, null).during(work);
        } catch (RuntimeException e) {
            failed(step, e);
            throw e;
        } finally {
            step.end();
        }
    }

    /** Its kind and not its words, which may be somebody's. */
    public static void failed(Span step, Throwable reason) {
        step.setStatus(StatusCode.ERROR);
        step.setAttribute("error.type", reason.getClass().getName());
    }
}
