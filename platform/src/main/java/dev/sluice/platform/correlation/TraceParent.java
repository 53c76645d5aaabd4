package dev.sluice.platform.correlation;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C trace context as text: version, trace, span, flags. */
final class TraceParent {

    private static final Pattern WRITTEN = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceParent() {}

    /** Invalid where there is none, or one that cannot be read. */
    static SpanContext read(@Nullable String text) {
        var written = WRITTEN.matcher(text == null ? "" : text.toLowerCase(Locale.ROOT));
        return written.matches()
                ? SpanContext.createFromRemoteParent(
                        written.group(1),
                        written.group(2),
                        TraceFlags.fromHex(written.group(3), 0),
                        TraceState.getDefault())
                : SpanContext.getInvalid();
    }

    static String write(SpanContext span) {
        return write(span.getTraceId(), span.getSpanId(), span.getTraceFlags());
    }

    static String write(String traceId, String spanId, TraceFlags flags) {
        return "00-" + traceId + "-" + spanId + "-" + flags.asHex();
    }
}
