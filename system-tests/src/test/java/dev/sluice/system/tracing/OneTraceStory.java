package dev.sluice.system.tracing;

import static dev.sluice.system.Suite.eventually;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.services.Service;
import dev.sluice.system.ChangeRequest;
import dev.sluice.system.Customer;
import dev.sluice.system.Partner;
import dev.sluice.system.Suite;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** In the long form only: all four services are started twice for it. */
@DisplayName("From the call that asks for a change to the webhook there is one trace")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "sluice.long", matches = "true")
class OneTraceStory {

    static final Suite suite = Suite.running();

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String CALLER = "00f067aa0ba902b7";
    static final String TOPIC = "cocp.partner-change-events.v1";
    static final String ROUTE = "POST /v1/partner-change-requests";

    Collector collector;
    Customer delta;
    Partner noordzee;
    ChangeRequest request;
    JsonNode webhook;

    @BeforeAll
    void play() throws IOException {
        collector = Collector.start();
        startAll(collector.settings());
        var fjord = suite.partner("Fjord Cloud");
        noordzee = suite.partner("Noordzee Licenties").listening();
        delta = suite.customerOf(fjord, "Delta Waterwerken").withLicences(1);
        request = delta.asked(delta.triesToMove(
                delta.licences(),
                noordzee,
                Map.of("traceparent", "00-%s-%s-01".formatted(TRACE, CALLER), "X-Nothing", "s3cret")));
        eventually(() -> assertThat(webhooks()).hasSize(1));
        webhook = webhooks().getFirst();
        eventually(() -> assertThat(named("POST webhook")).isNotEmpty());
    }

    @AfterAll
    void leave() {
        startAll(Map.of());
        collector.close();
    }

    @Test
    void begun_by_the_caller_and_carried_on_by_the_call() {
        var call = call();

        assertThat(call.service()).isEqualTo("cocp-service");
        assertThat(call.parent()).isEqualTo(CALLER);
    }

    @Test
    void in_which_the_event_leaves_the_outbox() {
        eventually(() -> assertThat(named("send " + TOPIC)).isNotEmpty().allSatisfy(sent -> {
            assertThat(sent.service()).isEqualTo("cocp-service");
            assertThat(sent.parent()).isEqualTo(call().id());
        }));
    }

    @Test
    void in_which_all_three_other_services_hear_of_it() {
        eventually(() -> {
            var heard = named("process " + TOPIC);
            assertThat(heard.stream().map(Step::service).collect(toSet()))
                    .containsExactlyInAnyOrder("transfer-service", "attribution-service", "notification-service");
            assertThat(heard).allSatisfy(each -> assertThat(each.parent()).isEqualTo(call().id()));
        });
    }

    @Test
    void that_ends_in_the_attempt_to_deliver_it() {
        assertThat(named("POST webhook")).singleElement().satisfies(attempt -> {
            assertThat(attempt.service()).isEqualTo("notification-service");
            assertThat(attempt.parent()).isEqualTo(call().id());
        });
    }

    @Test
    void and_the_receiver_can_go_on_with_it_by_the_event_alone() {
        assertThat(webhook.path("body").path("traceparent").asText())
                .isEqualTo("00-%s-%s-01".formatted(TRACE, call().id()));
        assertThat(webhook.path("headers"))
                .extracting(JsonNode::asText)
                .contains("webhook-id", "webhook-signature")
                .doesNotContain("traceparent", "tracestate", "baggage");
    }

    @Test
    void that_holds_nothing_of_what_was_said_and_of_nobody_who_said_it() {
        assertThat(steps().stream().map(Step::text))
                .noneMatch(text -> text.contains("@")
                        || text.contains("Evangeline")
                        || text.contains("late answers")
                        || text.contains("s3cret")
                        || text.contains("Bearer")
                        || text.contains(noordzee.hook()));
    }

    @Test
    void while_what_nobody_asked_to_trace_has_traces_of_its_own() {
        assertThat(collector.steps())
                .filteredOn(step -> step.name().equals("POST /v1/webhook-endpoints"))
                .isNotEmpty()
                .allSatisfy(step -> {
                    assertThat(step.trace()).isNotEqualTo(TRACE);
                    assertThat(step.parent()).isEmpty();
                });
    }

    private Step call() {
        return named(ROUTE).getFirst();
    }

    private List<Step> named(String name) {
        return steps().stream().filter(step -> step.name().equals(name)).toList();
    }

    private List<Step> steps() {
        return collector.steps().stream()
                .filter(step -> step.trace().equals(TRACE))
                .toList();
    }

    private List<JsonNode> webhooks() {
        return noordzee.webhooks().stream()
                .filter(each -> each.path("body").path("subject").asText().equals(request.id()))
                .toList();
    }

    private static void startAll(Map<String, String> settings) {
        var faults = suite.faults();
        for (var service : Service.values()) {
            faults.kill(service);
            faults.start(service, settings);
        }
        for (var service : Service.values()) {
            faults.awaitReady(service);
        }
    }
}
