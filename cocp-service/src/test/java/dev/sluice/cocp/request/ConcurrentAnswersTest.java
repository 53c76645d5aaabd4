package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Sweep;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Of an acceptance, a cancellation and the deadline at the same moment")
class ConcurrentAnswersTest {

    private static final int RACES = Boolean.getBoolean("sluice.long") ? 1_000 : 50;

    private static final Map<String, ItemState> DECISIONS = Map.of(
            "partner-change.accepted.v1", ItemState.ACCEPTED,
            "partner-change.cancel-requested.v1", ItemState.CANCELED,
            "partner-change.expired.v1", ItemState.EXPIRED);

    private static final ItemState[] WINNERS = {ItemState.ACCEPTED, ItemState.CANCELED, ItemState.EXPIRED};

    @Inject
    BusinessClock clock;

    @Inject
    Sweep sweep;

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @AfterEach
    void run() {
        clock.runAhead(clock.offset());
    }

    @Test
    @Timeout(1800)
    void one_wins_and_the_others_are_told_so() throws Exception {
        var winners = new EnumMap<ItemState, Integer>(ItemState.class);
        for (int race = 0; race < RACES; race++) {
            winners.merge(winner(race), 1, Integer::sum);
        }

        System.out.printf("%d races of an acceptance, a cancellation and the deadline: won by %s%n", RACES, winners);
        assertThat(winners.keySet()).as("all have their chance").containsExactlyInAnyOrder(WINNERS);
    }

    private ItemState winner(int race) throws Exception {
        clock.runAhead(clock.offset());
        clock.standAt(clock.now());
        var request = world.submitted(world.agreement());
        var acceptBy = Instant.parse(world.show(world.customer, request).path("deadlines[0].at"));
        clock.standAt(acceptBy.minusNanos(1000));

        var answers = atOnce(List.of(
                () -> world.accept(world.anna, request),
                () -> world.cancel(world.customer, request),
                () -> expire(request, acceptBy, race % 4)));

        sweepUntilDone(acceptBy);
        var decided = decisions(request);
        assertThat(decided).as("race %d", race).hasSize(1);
        var won = answers.stream().filter(answer -> answer.statusCode() == 200).count();
        assertThat(answers.stream().map(Response::statusCode).toList())
                .as("race %d", race)
                .isSubsetOf(200, 409);
        assertThat(won).isEqualTo(decided.getFirst() == ItemState.EXPIRED ? 0 : 1);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> assertThat(answer.<String>path("state")).isNotNull());
        return decided.getFirst();
    }

    /** Looks at the request first, more or less often, so that each side has its chance. */
    private Response expire(String request, Instant acceptBy, int looks) {
        for (int i = 0; i < looks; i++) {
            world.show(world.customer, request);
        }
        clock.standAt(acceptBy);
        sweepUntilDone(acceptBy);
        return null;
    }

    /** What somebody held is left for the next time. */
    private void sweepUntilDone(Instant now) {
        while (sweep.runDue(now) > 0) {
            // until all is announced
        }
    }

    private List<ItemState> decisions(String request) {
        return world
                .get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .<List<String>>path("items.type")
                .stream()
                .filter(DECISIONS::containsKey)
                .map(DECISIONS::get)
                .toList();
    }

    private static List<Response> atOnce(List<Callable<Response>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return Optional.ofNullable(act.call());
                    }))
                    .toList();
            var answers = new ArrayList<Response>();
            for (var each : running) {
                each.get().ifPresent(answers::add);
            }
            return answers;
        }
    }
}
