package dev.sluice.platform.correlation;

import dev.sluice.platform.clock.TimeOrderedId;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final ThreadLocal<@Nullable Correlation> CURRENT = new ThreadLocal<>();

    /** The current flow; one of its own where nobody began one, such as a sweep. */
    public static Correlation current() {
        var current = CURRENT.get();
        return current != null ? current : begin(null);
    }

    /** A flow that begins with a request; its own trace when the caller sent none, or one that cannot be read. */
    public static Correlation begin(@Nullable String traceparent) {
        var matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent.toLowerCase(Locale.ROOT));
        var traceId = matcher.matches() && !matcher.group(1).matches("0{32}") ? matcher.group(1) : hexadecimal();
        var spanId = hexadecimal().substring(16);
        return new Correlation(traceId, spanId, "00-%s-%s-01".formatted(traceId, spanId));
    }

    public Correlation causedBy(String cause) {
        return new Correlation(correlationId, cause, traceparent);
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

    private static String hexadecimal() {
        return TimeOrderedId.next().toString().replace("-", "");
    }
}
