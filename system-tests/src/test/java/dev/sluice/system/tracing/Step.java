package dev.sluice.system.tracing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;

/**
 * A step of a trace as a service exported it.
 *
 * @param parent id of the step that it follows, empty where it begins the trace
 * @param text everything that was said of it
 */
record Step(String service, String name, String trace, String id, String parent, String text) {

    static Step of(String service, Span span) {
        return new Step(
                service,
                span.getName(),
                hexadecimal(span.getTraceId()),
                hexadecimal(span.getSpanId()),
                hexadecimal(span.getParentSpanId()),
                span.toString());
    }

    private static String hexadecimal(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
