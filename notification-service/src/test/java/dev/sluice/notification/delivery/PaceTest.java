package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Sandbox;
import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("What an endpoint is sent at a time")
class PaceTest {

    static final Duration SOON = Duration.ofSeconds(30);
    /** The default of attempts to one endpoint at a time. */
    static final int SLOTS = 16;

    static final String ENDPOINT = "/v1/webhook-endpoints/{id}";

    @Inject
    Parts parts;

    @Inject
    Offers offers;

    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    @AfterEach
    void end() {
        owner.leaves();
        receiver.close();
    }

    @Test
    void is_as_much_a_second_as_its_owner_allows_however_many_replicas_send() throws Exception {
        var rate = 20;
        var messages = 50;
        hears(Map.of("maxPerSecond", rate));
        var other = new Replica(parts, Parts.config(Map.of())).start();

        offers.offer(owner.tenant(), told(messages));
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSize(messages));
        other.stop();

        var times = receiver.posts().stream()
                .mapToLong(Receiver.Received::nanos)
                .sorted()
                .toArray();
        for (int i = 0; i < times.length; i++) {
            var from = times[i];
            var inOneSecond = IntStream.range(i, times.length)
                    .filter(j -> times[j] - from < 1_000_000_000L)
                    .count();
            assertThat(inOneSecond).as("within a second").isLessThanOrEqualTo(rate + rate / 10 + 3);
        }
        assertThat(Duration.ofNanos(times[times.length - 1] - times[0])).isGreaterThan(Duration.ofMillis(2_000));
    }

    @Test
    void is_one_attempt_after_a_pause_when_it_does_nothing_but_fail() throws Exception {
        receiver.behaving(Receiver.status(500));
        var endpoint = hears(Map.of());
        offers.offer(owner.tenant(), told(100));
        await().atMost(SOON).untilAsserted(() -> assertThat(circuit(endpoint)).isEqualTo("t"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(parts.own.hasInFlight()).isFalse());
        var posts = receiver.posts().size();
        assertThat(posts).isBetween(10, 80);

        Sandbox.advance("PT5S");
        assertThat(receiver.posts()).as("the first probe").hasSize(posts + 1);
        Sandbox.advance("PT9S");
        assertThat(receiver.posts()).as("twice the pause").hasSize(posts + 1);

        receiver.behaving(Receiver.status(204));
        Sandbox.advance("PT2M");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
        assertThat(circuit(endpoint)).isEqualTo("f");
    }

    @Test
    void is_tried_at_once_when_its_owner_sends_one_again() throws Exception {
        receiver.behaving(Receiver.status(500));
        var endpoint = hears(Map.of());
        offers.offer(owner.tenant(), told(20));
        await().atMost(SOON).untilAsserted(() -> assertThat(circuit(endpoint)).isEqualTo("t"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(parts.own.hasInFlight()).isFalse());
        receiver.behaving(Receiver.status(204));

        var failed =
                owner.sees(ENDPOINT + "/deliveries?state=RETRYING", endpoint).getString("items[0].id");
        owner.says().post("/v1/deliveries/{id}/resend", failed).then().statusCode(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(circuit(endpoint)).isEqualTo("f"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        owner.says().get("/v1/deliveries/{id}", failed).then().body("state", is("DELIVERED")));
    }

    @Test
    void is_less_after_it_asked_for_that_and_as_much_as_any_again_later() throws Exception {
        var busy = new AtomicInteger(14);
        receiver.behaving((exchange, received) ->
                Receiver.status(busy.getAndDecrement() > 0 ? 429 : 204).answer(exchange, received));
        var endpoint = hears(Map.of());

        offers.offer(owner.tenant(), told(8));
        await().atMost(SOON).untilAsserted(() -> assertThat(slots(endpoint)).isEqualTo("1"));

        Sandbox.advance("PT10M");
        offers.offer(owner.tenant(), told(20));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
        await().atMost(SOON).untilAsserted(() -> assertThat(slots(endpoint)).isNull());
    }

    @Test
    void is_no_more_than_its_slots_however_long_its_queue_is() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new CountDownLatch(SLOTS);
        receiver.behaving((exchange, received) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            all.countDown();
            Receiver.awaits(all);
            running.decrementAndGet();
            Receiver.status(204).answer(exchange, received);
        });
        var endpoint = hears(Map.of());
        offers.offer(owner.tenant(), told(60));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());

        assertThat(most.get()).isEqualTo(SLOTS);
    }

    @Test
    void begins_with_what_is_new_as_well_however_many_retries_are_due() throws Exception {
        var isNew = new CountDownLatch(1);
        receiver.behaving((exchange, received) -> {
            if (Told.of(received.text()).subject().equals("new")) {
                isNew.countDown();
            }
            Receiver.awaits(isNew);
            Receiver.status(204).answer(exchange, received);
        });
        var endpoint = hears(Map.of());
        parts.restOwn();
        offers.offer(owner.tenant(), told(400));
        offers.change(
                "update delivery set state = 'RETRYING', plan_attempts = 1, due_at = due_at - interval '1 minute'"
                        + " where endpoint_id = ?::uuid",
                endpoint);
        offers.offer(owner.tenant(), List.of(new Told("new", 1)));
        parts.resumeOwn();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
        var place = receiver.posts().stream()
                .map(post -> Told.of(post.text()).subject())
                .toList()
                .indexOf("new");
        assertThat(place).as("its place among 401").isLessThan(SLOTS);
    }

    private String hears(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("url", receiver.url());
        settings.put("eventTypes", List.of("*"));
        return owner.hears(settings).getString("id");
    }

    private static List<Told> told(int messages) {
        return IntStream.range(0, messages)
                .mapToObj(number -> new Told("s" + number, number))
                .toList();
    }

    private String circuit(String endpoint) throws Exception {
        return offers.value("select open_until is not null from endpoint_health where endpoint_id = ?::uuid", endpoint);
    }

    private String slots(String endpoint) throws Exception {
        return offers.value("select slots from endpoint_health where endpoint_id = ?::uuid", endpoint);
    }
}
