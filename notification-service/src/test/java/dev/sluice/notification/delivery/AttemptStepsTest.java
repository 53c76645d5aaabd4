package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.sluice.notification.endpoint.Payload;
import dev.sluice.notification.sending.Exchange;
import dev.sluice.notification.sending.Outcome;
import dev.sluice.notification.sending.TopicSender;
import dev.sluice.platform.correlation.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An attempt in a trace")
class AttemptStepsTest {

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    static final String SECRET_ADDRESS = "https://receiver.example/hooks/t0ken?key=s3cret";
    static final String BODY = """
            {"id": "1", "extension": {"traceparent": "no"}, "traceparent": "00-%s-b7ad6b7169203331-01", "data": {"traceparent": "no"}}
            """.formatted(TRACE);

    final InMemorySpanExporter collected = InMemorySpanExporter.create();
    final AttemptSteps steps = new AttemptSteps(
            new Tracing(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(collected))
                    .build()
                    .get("test")),
            new JsonFactory());

    @Test
    void follows_the_transaction_that_wrote_the_event() {
        var step = made(claim(SECRET_ADDRESS, BODY), answered(204));

        assertThat(step.getTraceId()).isEqualTo(TRACE);
        assertThat(step.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(step.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(step.getAttributes().get(AttributeKey.longKey("sluice.attempt")))
                .isEqualTo(3);
        assertThat(step.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(204);
        assertThat(step.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void failed_says_how_and_never_where_it_was_sent() {
        var refused = made(claim(SECRET_ADDRESS, BODY), answered(503));
        var late = made(claim(SECRET_ADDRESS, BODY), failed("no answer of " + SECRET_ADDRESS));

        assertThat(List.of(refused, late))
                .extracting(step -> step.getStatus().getStatusCode())
                .containsOnly(StatusCode.ERROR);
        assertThat(late.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("TIMEOUT");
        assertThat(refused + " " + late).doesNotContain("receiver.example", "t0ken", "s3cret");
    }

    @Test
    void of_what_belongs_to_no_flow_is_a_trace_of_its_own() {
        for (var body : List.of("{}", "[]", "", "{\"data\": 1}", "{\"traceparent\": 1}")) {
            assertThat(made(claim(SECRET_ADDRESS, body), answered(200))
                            .getParentSpanContext()
                            .isValid())
                    .as(body)
                    .isFalse();
        }
    }

    @Test
    void to_a_topic_is_one_that_sends() {
        var step = made(claim(TopicSender.address("partners.x.events.v1"), BODY), answered(200));

        assertThat(step.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(step.getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void is_not_even_looked_for_where_nobody_collects_traces() {
        var off = new AttemptSteps(Tracing.off(), new JsonFactory());

        assertThat(off.begin(claim(SECRET_ADDRESS, BODY))).isSameAs(Span.getInvalid());
    }

    private SpanData made(Claim claim, Exchange exchange) {
        AttemptSteps.end(steps.begin(claim), exchange);
        return collected.getFinishedSpanItems().getLast();
    }

    private static Claim claim(String url, String body) {
        return new Claim(
                UUID.randomUUID(),
                2,
                2,
                true,
                null,
                UUID.randomUUID(),
                body,
                UUID.randomUUID(),
                url,
                Payload.FULL,
                null,
                null,
                new byte[0],
                List.of());
    }

    private static Exchange answered(int status) {
        return new Exchange(
                Outcome.HTTP_STATUS, status, Map.of(), new byte[0], null, null, null, Duration.ofMillis(5), null);
    }

    private static Exchange failed(String why) {
        return new Exchange(Outcome.TIMEOUT, null, Map.of(), new byte[0], null, null, null, Duration.ofMillis(5), why);
    }
}
