package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@DisplayName("Order, with three replicas of which some are killed and receivers that fail")
class OrderTest {

    static final int KEYS = 50;
    static final int BATCH = 50;
    static final double FAILURES = 0.2;

    @Inject
    Parts parts;

    @Inject
    Offers offers;

    /** Set by the profile of that name: the sizes that the promises name. */
    final boolean longForm = Boolean.getBoolean("sluice.long");

    final long seed = Seed.chosen();
    final Random random = new Random(seed);
    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();
    final List<Replica> replicas = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        parts.restOwn();
        receiver.behaving((exchange, received) ->
                Receiver.status(chance() < FAILURES ? 500 : 204).answer(exchange, received));
    }

    private synchronized double chance() {
        return random.nextDouble();
    }

    @AfterEach
    void end() throws Exception {
        for (var replica : replicas) {
            replica.stop();
        }
        parts.resumeOwn();
        owner.leaves();
        receiver.close();
    }

    @Test
    void is_kept_by_subject() throws Exception {
        var events = longForm ? 100_000 : 5_000;
        var endpoint = endpoint("PER_KEY");
        startThree();

        var told = numbered(events, KEYS);
        for (int i = 0; i < told.size(); i += BATCH) {
            offers.offer(owner.tenant(), told.subList(i, Math.min(told.size(), i + BATCH)));
        }
        killAndReplace(longForm ? 10 : 2, endpoint);
        awaitAll(endpoint, Duration.ofMinutes(longForm ? 30 : 6));

        var first = firstOccurrences();
        assertThat(first).as("lost, seed " + seed).hasSize(events);
        var bySubject = first.stream().collect(Collectors.groupingBy(Told::subject));
        assertThat(bySubject.values().stream().mapToInt(OrderTest::inversions).sum())
                .as("inversions, seed " + seed)
                .isZero();
        print("by subject", events, first.size());
    }

    @Test
    void is_kept_by_the_whole_endpoint_where_it_is_strict() throws Exception {
        var events = longForm ? 2_000 : 100;
        var endpoint = endpoint("STRICT");
        startThree();

        var told = IntStream.range(0, events)
                .mapToObj(number -> new Told("s" + number % 7, number))
                .toList();
        for (int i = 0; i < told.size(); i += 10) {
            offers.offer(owner.tenant(), told.subList(i, i + 10));
        }
        killAndReplace(1, endpoint);
        awaitAll(endpoint, Duration.ofMinutes(longForm ? 10 : 6));

        var first = firstOccurrences();
        assertThat(first).as("lost, seed " + seed).hasSize(events);
        assertThat(inversions(first)).as("inversions, seed " + seed).isZero();
        print("strict", events, first.size());
    }

    @Test
    void counts_at_once_for_what_is_under_way_when_its_owner_changes_it() throws Exception {
        var endpoint = endpoint("NONE");
        offers.offer(owner.tenant(), numbered(6, 2));
        assertThat(offers.count(endpoint, "order_key is null")).isEqualTo(6);

        changeOrder(endpoint, "PER_KEY");
        assertThat(offers.count(endpoint, "order_key = 's0'")).isEqualTo(3);
        changeOrder(endpoint, "STRICT");
        assertThat(offers.count(endpoint, "order_key = '*'")).isEqualTo(6);
        changeOrder(endpoint, "NONE");
        assertThat(offers.count(endpoint, "order_key is null")).isEqualTo(6);
    }

    @Test
    void lets_nobody_wait_for_nobody_for_ever() throws Exception {
        var endpoint = endpoint("PER_KEY");
        offers.offer(owner.tenant(), numbered(6, 2));
        offers.change("update delivery set due_at = null where endpoint_id = ?::uuid", endpoint);

        parts.turns.look();

        assertThat(offers.count(endpoint, "due_at is not null"))
                .as("one of each key")
                .isEqualTo(2);
    }

    private void changeOrder(String endpoint, String order) {
        owner.says()
                .header("If-Match", "*")
                .body(Map.of("order", order))
                .patch("/v1/webhook-endpoints/{id}", endpoint)
                .then()
                .statusCode(200);
    }

    private String endpoint(String order) {
        return owner.hears(Map.of("url", receiver.url(), "eventTypes", List.of("*"), "order", order))
                .getString("id");
    }

    private void startThree() throws Exception {
        for (int i = 0; i < 3; i++) {
            replicas.add(replica());
        }
    }

    private Replica replica() throws Exception {
        return new Replica(
                        parts,
                        Parts.config(
                                Map.of(
                                        "retry-plan",
                                        "PT0.01S,PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S"
                                                + ",PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S,PT0.02S")))
                .start();
    }

    /** Whenever another part is done, one replica dies amid its work and a new one takes its place. */
    private void killAndReplace(int kills, String endpoint) throws Exception {
        var all = offers.count(endpoint, "true");
        for (int kill = 1; kill <= kills; kill++) {
            var left = all - all * kill / (kills + 1);
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> offers.open(endpoint) <= left);
            replicas.removeFirst().kill();
            replicas.add(replica());
        }
    }

    private void awaitAll(String endpoint, Duration longest) {
        await().atMost(longest)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
    }

    private static List<Told> numbered(int events, int keys) {
        return IntStream.range(0, events)
                .mapToObj(i -> new Told("s" + i % keys, i / keys))
                .toList();
    }

    /** As they arrived, without those that came again. */
    private List<Told> firstOccurrences() {
        var seen = new HashSet<String>();
        return receiver.posts().stream()
                .filter(post -> seen.add(post.header("webhook-id")))
                .map(post -> Told.of(post.text()))
                .toList();
    }

    private static int inversions(List<Told> told) {
        return (int) IntStream.range(1, told.size())
                .filter(i -> told.get(i).number() < told.get(i - 1).number())
                .count();
    }

    private void print(String what, int events, int delivered) {
        System.out.printf(
                "order %s: %d events, %d delivered, %d requests, 0 inversions, seed %d%n",
                what, events, delivered, receiver.posts().size(), seed);
    }
}
