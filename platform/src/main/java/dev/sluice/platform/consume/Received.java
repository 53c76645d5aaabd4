package dev.sluice.platform.consume;

import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.correlation.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;

/** An event, and the step of its flow in which a consumer applies it. */
record Received(IncomingEvent event, Span step) {

    /** The step follows the transaction that wrote the event. */
    static Received by(EventConsumer consumer, IncomingEvent event, Tracing tracing) {
        var step = tracing.begin(SpanKind.CONSUMER, "process", event.topic(), event.traceparent());
        if (step.isRecording()) {
            step.setAttribute("messaging.system", "kafka");
            step.setAttribute("messaging.operation.type", "process");
            step.setAttribute("messaging.destination.name", event.topic());
            step.setAttribute("messaging.message.id", event.id().toString());
            step.setAttribute("cloudevents.event_type", event.type());
            step.setAttribute("sluice.consumer", consumer.name());
        }
        return new Received(event, step);
    }

    Correlation flow() {
        return new Correlation(event.correlationId(), event.id().toString(), event.traceparent()).in(step);
    }
}
