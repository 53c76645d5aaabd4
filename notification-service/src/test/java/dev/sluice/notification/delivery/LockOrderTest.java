package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.notification.endpoint.Traffic;
import dev.sluice.notification.health.HealthDesk;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.Seed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("Results, and what owners do with the endpoint meanwhile,")
class LockOrderTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final int ENDPOINTS = 4;
    static final int EACH = 5;
    static final int ROUNDS = 30;

    @Inject
    Parts parts;

    @Inject
    Offers offers;

    @Inject
    Traffic traffic;

    @Inject
    HealthDesk health;

    final long seed = Seed.chosen();
    final UUID dispatcher = TimeOrderedId.next();
    final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    @BeforeEach
    void begin() throws Exception {
        parts.restOwn();
    }

    @AfterEach
    void end() throws Exception {
        people.shutdownNow();
        owner.leaves();
        parts.resumeOwn();
        receiver.close();
    }

    @Test
    void lock_the_endpoint_before_the_deliveries() throws Exception {
        var endpoint = owner.hears(receiver, "*").getString("id");
        offer(1);
        var failed = claimed(endpoint).getFirst();

        var stored = QuarkusTransaction.requiringNew().call(() -> {
            offers.change("update webhook_endpoint set version = version where id = ?::uuid", endpoint);
            health.forgive(UUID.fromString(endpoint));
            var storing = people.submit(() -> write(List.of(failed)));
            await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isNotEqualTo("0"));
            traffic.hold(UUID.fromString(endpoint));
            return storing;
        });

        assertThat(stored.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(offers.count(endpoint, "state = 'RETRYING' and due_at is null"))
                .isOne();
    }

    @Test
    void never_meet_in_a_deadlock() throws Exception {
        var random = new Random(seed);
        var endpoints = IntStream.range(0, ENDPOINTS)
                .mapToObj(i -> owner.hears(receiver, "*").getString("id"))
                .toList();

        for (int round = 0; round < ROUNDS; round++) {
            offer(EACH);
            var results = new ArrayList<Result>();
            for (var endpoint : endpoints) {
                results.addAll(claimed(endpoint));
            }
            Collections.shuffle(results, random);
            var half = results.size() / 2;
            var changed = endpoints.get(random.nextInt(ENDPOINTS));
            assertThat(people.invokeAll(List.<Callable<Boolean>>of(
                            () -> write(results.subList(0, half)),
                            () -> write(results.subList(half, results.size())),
                            () -> disablesAndEnables(changed))))
                    .as("round %d, seed %d", round, seed)
                    .extracting(Future::state)
                    .containsOnly(Future.State.SUCCESS);
        }
        System.out.printf("lock order: %d rounds, 0 deadlocks, seed %d%n", ROUNDS, seed);
    }

    private boolean write(List<Result> results) throws Exception {
        parts.results.write(dispatcher, results);
        return true;
    }

    private boolean disablesAndEnables(String endpoint) {
        owner.says().post("/v1/webhook-endpoints/{id}/disable", endpoint).then().statusCode(200);
        owner.says().post("/v1/webhook-endpoints/{id}/enable", endpoint).then().statusCode(200);
        return true;
    }

    private void offer(int many) {
        offers.offer(
                owner.tenant(),
                IntStream.range(0, many).mapToObj(i -> new Told("s" + i, i)).toList());
    }

    /** Claims what is new, and says how it failed. */
    private List<Result> claimed(String endpoint) throws Exception {
        offers.change(
                "update delivery set dispatcher = '%s' where endpoint_id = ?::uuid and attempts = 0"
                        .formatted(dispatcher),
                endpoint);
        var ids = offers.value(
                "select string_agg(id::text, ',') from delivery where endpoint_id = ?::uuid and attempts = 0",
                endpoint);
        return Arrays.stream(ids.split(","))
                .map(id -> Results.failed(UUID.fromString(id), UUID.fromString(endpoint), parts.clock.now()))
                .toList();
    }

    private String waiting() throws Exception {
        return offers.value("""
                select count(*) from pg_locks l join pg_stat_activity a using (pid)
                where not l.granted and a.datname = current_database() and ? is not null
                """, dispatcher.toString());
    }
}
