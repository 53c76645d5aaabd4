package dev.sluice.platform.outbox;

import dev.sluice.platform.correlation.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The step from the outbox to the broker: from handing over to the broker's answer. It follows the writing transaction. */
final class SendingSteps {

    private final Tracing tracing;

    SendingSteps(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Ends with the broker's answer; none where nobody collects traces. */
    @Nullable
    Callback begin(ProducerRecord<byte[], byte[]> record) {
        if (!tracing.isOn()) {
            return null;
        }
        var step = tracing.begin(SpanKind.PRODUCER, "send", record.topic(), attribute(record, "ce_traceparent"));
        step.setAttribute("messaging.system", "kafka");
        step.setAttribute("messaging.operation.type", "send");
        step.setAttribute("messaging.destination.name", record.topic());
        var id = attribute(record, "ce_id");
        if (id != null) {
            step.setAttribute("messaging.message.id", id);
        }
        return (metadata, refusal) -> {
            if (refusal != null) {
                Tracing.failed(step, refusal);
            }
            step.end();
        };
    }

    private static @Nullable String attribute(ProducerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
