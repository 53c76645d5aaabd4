package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Of sixteen who call at once")
class AnswerRaceTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @Test
    void wins_alone_when_sixteen_race() throws Exception {
        var request = world.submitted(world.agreement());

        var answers = race(
                16,
                index -> index % 2 == 0 ? world.accept(world.anna, request) : world.cancel(world.customer, request));

        assertThat(answers.stream().map(Response::statusCode))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> answer.then()
                        .body("code", not("CHANGED_MEANWHILE"))
                        .body("state", notNullValue())
                        .body("stateSince", notNullValue()));
        world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void to_one_agreement_is_opened_once_when_sixteen_submit() throws Exception {
        var licence = world.agreement();

        var answers = race(16, _ -> world.submit(world.submission(licence)));

        assertThat(answers.stream().map(Response::statusCode))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer ->
                        answer.then().body("code", is("COCP_ALREADY_OPEN")).body("requestId", notNullValue()));
    }

    private static List<Response> race(int callers, IntFunction<Response> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, callers)
                    .<Callable<Response>>mapToObj(index -> () -> call.apply(index))
                    .toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
