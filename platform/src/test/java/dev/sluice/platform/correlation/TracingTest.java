package dev.sluice.platform.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A trace")
class TracingTest {

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    static final String CALLER = "00-" + TRACE + "-b7ad6b7169203331-01";
    static final String NOT_SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-00";

    final InMemorySpanExporter collected = InMemorySpanExporter.create();
    final Tracing tracing = collecting(Sampler.parentBased(Sampler.alwaysOn()));

    @Test
    void goes_on_from_the_callers_step() {
        tracing.begin(SpanKind.CONSUMER, "process", "a.topic", CALLER).end();

        assertThat(collected.getFinishedSpanItems()).singleElement().satisfies(step -> {
            assertThat(step.getName()).isEqualTo("process a.topic");
            assertThat(step.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(step.getTraceId()).isEqualTo(TRACE);
            assertThat(step.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-b7ad6b7169203331",
                "ff-" + TRACE + "-b7ad6b7169203331-01"
            })
    void begins_where_nobody_sent_one_that_can_be_read(String traceparent) {
        tracing.begin(SpanKind.SERVER, "POST", "", traceparent).end();

        assertThat(collected.getFinishedSpanItems()).singleElement().satisfies(step -> {
            assertThat(step.getParentSpanContext().isValid()).isFalse();
            assertThat(step.getTraceId()).isNotEqualTo(TRACE);
        });
        assertThat(Correlation.begin(traceparent).correlationId())
                .hasSize(32)
                .isNotEqualTo(TRACE)
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void is_not_collected_when_the_caller_says_so_and_says_so_itself() {
        var step = tracing.begin(SpanKind.SERVER, "POST", "", NOT_SAMPLED);
        var flow = Correlation.begin(step, NOT_SAMPLED);
        step.end();

        assertThat(collected.getFinishedSpanItems()).isEmpty();
        assertThat(flow.correlationId()).isEqualTo(TRACE);
        assertThat(flow.traceparent()).startsWith("00-" + TRACE + "-").endsWith("-00");
    }

    @Test
    void is_named_by_events_that_are_written_within_a_step() {
        var step = tracing.begin(SpanKind.CONSUMER, "process", "a.topic", CALLER);
        var flow = new Correlation("flow", "cause", CALLER).in(step);
        step.end();

        assertThat(flow.traceparent())
                .isEqualTo("00-" + TRACE + "-" + step.getSpanContext().getSpanId() + "-01");
        assertThat(flow.correlationId()).isEqualTo("flow");
        assertThat(flow.causationId()).isEqualTo("cause");
    }

    @Test
    void of_a_request_has_the_id_of_its_flow() {
        var step = tracing.begin(SpanKind.SERVER, "POST", "", null);
        var flow = Correlation.begin(step, null);
        step.end();

        assertThat(flow.correlationId()).isEqualTo(step.getSpanContext().getTraceId());
        assertThat(flow.traceparent())
                .contains(flow.correlationId(), step.getSpanContext().getSpanId());
    }

    @Test
    void begins_with_what_falls_due_by_itself() {
        var traceparent =
                tracing.alone("due", "lamp", () -> Correlation.current().traceparent());

        assertThat(collected.getFinishedSpanItems()).singleElement().satisfies(step -> {
            assertThat(step.getName()).isEqualTo("due lamp");
            assertThat(traceparent).isEqualTo("00-" + step.getTraceId() + "-" + step.getSpanId() + "-01");
        });
    }

    @Test
    void tells_that_a_step_failed_but_not_in_whose_words() {
        assertThatThrownBy(() -> tracing.alone("due", "lamp", () -> {
                    throw new IllegalStateException("anna@partner.example");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(collected.getFinishedSpanItems()).singleElement().satisfies(step -> {
            assertThat(step.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(step.getAttributes().get(AttributeKey.stringKey("error.type")))
                    .isEqualTo(IllegalStateException.class.getName());
            assertThat(everythingSaid(step)).doesNotContain("anna");
        });
    }

    @Test
    void costs_nothing_where_nobody_collects_it() {
        var off = Tracing.off();
        var flow = new Correlation(TRACE, "cause", CALLER);

        assertThat(off.isOn()).isFalse();
        assertThat(off.begin(SpanKind.SERVER, "POST", "", CALLER))
                .as("one step for all")
                .isSameAs(Span.getInvalid())
                .isSameAs(off.begin(SpanKind.CONSUMER, "process", "a.topic", null));
        assertThat(flow.in(Span.getInvalid())).as("not even a copy").isSameAs(flow);
    }

    @Test
    void goes_on_as_the_caller_sent_it_where_nobody_collects_it() {
        assertThat(Correlation.begin(CALLER.toUpperCase(Locale.ROOT)).traceparent())
                .isEqualTo(CALLER);
        assertThat(Correlation.begin(NOT_SAMPLED).traceparent()).isEqualTo(NOT_SAMPLED);
        assertThat(Correlation.begin(null).traceparent())
                .as("nobody else need collect what begins here")
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    private static String everythingSaid(SpanData step) {
        return step.getName() + step.getAttributes() + step.getEvents() + step.getStatus();
    }

    private Tracing collecting(Sampler sampler) {
        return new Tracing(SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(collected))
                .build()
                .get("test"));
    }
}
