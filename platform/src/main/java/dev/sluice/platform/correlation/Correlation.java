package dev.sluice.platform.correlation;

import dev.sluice.platform.clock.TimeOrderedId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.TraceFlags;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The flow that the current thread works for.
 *
 * @param correlationId the whole flow: the trace id of the request that began it, 32 hexadecimal digits
 * @param causationId the request or event that causes what happens now
 * @param traceparent W3C trace context of this step
 */
public record Correlation(String correlationId, String causationId, String traceparent) {

    /** Log key of the correlation id. */
    public static final String LOG_KEY = "correlationId";

    private static final ThreadLocal<@Nullable Correlation> CURRENT = new ThreadLocal<>();

    /** The current flow; one of its own where nobody began one, such as a sweep. */
    public static Correlation current() {
        var current = CURRENT.get();
        return current != null ? current : begin(null);
    }

    /**
     * A flow that begins with a request whose steps nobody collects: its trace context goes on as the caller sent it. One of its own,
     * which is not sampled, when the caller sent none, or one that cannot be read.
     */
    public static Correlation begin(@Nullable String traceparent) {
        var caller = TraceParent.read(traceparent);
        if (caller.isValid()) {
            return new Correlation(caller.getTraceId(), spanId(), TraceParent.write(caller));
        }
        var traceId = hexadecimal();
        var spanId = spanId();
        return new Correlation(traceId, spanId, TraceParent.write(traceId, spanId, TraceFlags.getDefault()));
    }

    /** A flow that begins with this step; as {@link #begin(String)} while tracing is off. */
    static Correlation begin(Span step, @Nullable String traceparent) {
        var context = step.getSpanContext();
        return context.isValid()
                ? new Correlation(context.getTraceId(), context.getSpanId(), TraceParent.write(context))
                : begin(traceparent);
    }

    public Correlation causedBy(String cause) {
        return new Correlation(correlationId, cause, traceparent);
    }

    /** The same flow within a step of it; unchanged while tracing is off. */
    public Correlation in(Span step) {
        var context = step.getSpanContext();
        return context.isValid() ? new Correlation(correlationId, causationId, TraceParent.write(context)) : this;
    }

    public <T> T during(Supplier<T> work) {
        var before = CURRENT.get();
        enter();
        try {
            return work.get();
        } finally {
            if (before == null) {
                leave();
            } else {
                before.enter();
            }
        }
    }

    public void enter() {
        CURRENT.set(this);
        MDC.put(LOG_KEY, correlationId);
    }

    public static void leave() {
        CURRENT.remove();
        MDC.remove(LOG_KEY);
    }

    private static String spanId() {
        return hexadecimal().substring(16);
    }

    private static String hexadecimal() {
        return TimeOrderedId.next().toString().replace("-", "");
    }
}
