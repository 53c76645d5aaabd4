package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two sides and a day, and what they say over HTTP. */
abstract class Agreeing {

    @Inject
    BusinessClock clock;

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @AfterEach
    void run() {
        clock.runAhead(clock.offset());
    }

    String wishing(LocalDate day) {
        var answer =
                world.submit(world.submission(Map.of("requestedEffectiveDate", day.toString()), world.agreement()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    Response propose(String who, String request, LocalDate day, Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("date", day.toString());
        return world.post(who, path(request), body);
    }

    Response agree(String who, String request, String proposal) {
        return agree(who, request + "/effective-date-proposals/" + proposal + "/agree");
    }

    Response agree(String who, String path) {
        return world.post(who, "/v1/partner-change-requests/" + path, Map.of());
    }

    Response refuse(String who, String request, String proposal) {
        return world.post(who, path(request) + "/" + proposal + "/refuse", Map.of("comment", "too late"));
    }

    Response proposals(String request) {
        return world.get(world.customer, path(request));
    }

    static String path(String request) {
        return "/v1/partner-change-requests/" + request + "/effective-date-proposals";
    }

    static String timeline(String request) {
        return "/v1/partner-change-requests/" + request + "/timeline";
    }

    LocalDate today() {
        return day(clock.now());
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
