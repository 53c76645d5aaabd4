package dev.sluice.notification.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.notification.sending.Exchange;
import dev.sluice.notification.sending.TopicSender;
import dev.sluice.platform.correlation.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Each attempt as a step of the flow that the event belongs to. The receiver's address is left out, as it may hold a secret, and
 * nothing is added to what the receiver gets: the event's own {@code traceparent} is what it may go on with.
 */
final class AttemptSteps {

    private static final String WEBHOOK = "POST";
    private static final String TOPIC = "send";

    private final Tracing tracing;
    private final JsonFactory json;

    AttemptSteps(Tracing tracing, JsonFactory json) {
        this.tracing = tracing;
        this.json = json;
    }

    Span begin(Claim claim) {
        if (!tracing.isOn()) {
            return Span.getInvalid();
        }
        var toTopic = TopicSender.leadsTo(claim.url());
        var step = tracing.begin(
                toTopic ? SpanKind.PRODUCER : SpanKind.CLIENT,
                toTopic ? TOPIC : WEBHOOK,
                toTopic ? "partner topic" : "webhook",
                traceparent(claim.body()));
        step.setAttribute("sluice.delivery.id", claim.id().toString());
        step.setAttribute("sluice.endpoint.id", claim.endpointId().toString());
        step.setAttribute("sluice.attempt", claim.attempts() + 1L);
        step.setAttribute("messaging.message.id", claim.messageId().toString());
        return step;
    }

    static void end(Span step, Exchange exchange) {
        var status = exchange.status();
        if (status != null) {
            step.setAttribute("http.response.status_code", status);
        }
        if (!exchange.isSuccess()) {
            step.setStatus(StatusCode.ERROR);
            step.setAttribute("error.type", exchange.outcome().name());
        }
        step.end();
    }

    /** Stands before the data: little of the body is read. */
    private @Nullable String traceparent(String body) {
        try (var parser = json.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if ("traceparent".equals(parser.currentName())) {
                    return parser.nextTextValue();
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return null;
        } catch (IOException _) {
            return null;
        }
    }
}
