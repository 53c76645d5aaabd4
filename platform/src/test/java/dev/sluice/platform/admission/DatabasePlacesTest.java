package dev.sluice.platform.admission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The API's share of the database")
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
class DatabasePlacesTest {

    static final int PLACES = 12;

    final String token = TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "reader");

    @Test
    void is_held_by_readings_too_and_puts_off_who_finds_no_place() throws Exception {
        Slow.end = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> reading = () -> get("/v1/slow").extract().statusCode();
            var readings = IntStream.range(0, PLACES)
                    .mapToObj(_ -> callers.submit(reading))
                    .toList();
            assertThat(Slow.INSIDE.tryAcquire(PLACES, 30, TimeUnit.SECONDS)).isTrue();

            get("/v1/slow").statusCode(503).header("Retry-After", is("2")).body("code", is("OVERLOADED"));
            given().auth().oauth2(token).post("/v1/slow").then().statusCode(503).body("code", is("OVERLOADED"));

            Slow.end.countDown();
            for (var each : readings) {
                assertThat(each.get()).isEqualTo(200);
            }
        } finally {
            Slow.end.countDown();
        }
    }

    @Test
    void is_given_back_when_a_reading_fails() {
        for (int i = 0; i < 2 * PLACES; i++) {
            get("/v1/slow/failure").statusCode(500);
        }

        get("/v1/slow").statusCode(200);
    }

    private ValidatableResponse get(String path) {
        return given().auth().oauth2(token).get(path).then();
    }
}
