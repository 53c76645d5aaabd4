package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.sql.Sql;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The parties of the worked examples, and what they say over HTTP. */
abstract class Examples {

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @AfterEach
    void run() {
        clock.runAhead(clock.offset());
    }

    void refusedAs(String code, Map<String, ?> agreement) {
        submit(Map.of(), world.agreement(agreement))
                .statusCode(422)
                .body("code", is("NO_ELIGIBLE_LICENSE"))
                .body("errors.code", contains(code))
                .body("errors.pointer", contains("/licenseIds/0"))
                .body("errors[0].remedies", hasSize(1));
    }

    ValidatableResponse submit(Map<String, ?> differences, String... licences) {
        return world.submit(world.submission(differences, licences)).then();
    }

    Response acceptUnder(String key, String request) {
        return given().header("Authorization", "Bearer " + world.anna)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{}")
                .post("/v1/partner-change-requests/" + request + "/accept");
    }

    ValidatableResponse form(String request) {
        return world.get(world.customer, "/v1/partner-change-requests/" + request + "/form")
                .then();
    }

    ValidatableResponse timeline(String request) {
        return world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then();
    }

    /** Who may be written to about a request. */
    List<String> addresses(String request) {
        return sql.list(
                reading(row -> row.text("email")), "select email from contact where purpose_subject = ?", request);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
