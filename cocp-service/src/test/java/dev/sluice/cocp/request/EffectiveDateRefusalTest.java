package dev.sluice.cocp.request;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Another effective day")
class EffectiveDateRefusalTest extends Agreeing {

    @Test
    void is_today_or_later_when_it_is_proposed_and_when_it_is_agreed() {
        var request = world.submitted(world.agreement());
        propose(world.customer, request, today().minusDays(1), Map.of())
                .then()
                .statusCode(422)
                .body("code", is("BACKDATED_NOT_ALLOWED"))
                .body("errors.pointer", contains("/date"));
        var today = today();
        var made = propose(world.customer, request, today, Map.of());
        made.then().statusCode(201);
        clock.standAt(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1000));
        agree(world.anna, request + "/effective-date-proposals/" + made.path("id") + "/agree?validateOnly=true")
                .then()
                .statusCode(200);

        clock.standAt(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());

        agree(world.anna, request, made.path("id")).then().statusCode(422).body("code", is("BACKDATED_NOT_ALLOWED"));
        world.show(world.anna, request).then().body("effectiveDateProposals[0].allowedActions", contains("refuse"));
        refuse(world.anna, request, made.path("id")).then().statusCode(200);
    }

    @Test
    void is_within_ten_years() {
        var request = world.submitted(world.agreement());
        var last = today().plusYears(10);

        propose(world.customer, request, last.plusDays(1), Map.of())
                .then()
                .statusCode(422)
                .body("code", is("DATE_TOO_FAR"))
                .body("errors.pointer", contains("/date"));
        propose(world.customer, request, last, Map.of()).then().statusCode(201);
        world.submit(world.submission(
                        Map.of("requestedEffectiveDate", last.plusDays(1).toString()), world.agreement()))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("DATE_TOO_FAR"))
                .body("effectiveDateProposals", empty());
    }

    @Test
    void cannot_be_had_once_a_licence_is_processed_although_nobody_has_swept() {
        var request = wishing(today().plusDays(30));
        var wish = proposals(request).<String>path("items[0].id");
        world.accept(world.anna, request);
        var processed = Instant.parse(world.show(world.customer, request).path("stateSince"))
                .plus(Duration.ofHours(24));

        clock.standAt(processed.minusNanos(1000));
        agree(world.anna, request + "/effective-date-proposals/" + wish + "/agree?validateOnly=true")
                .then()
                .statusCode(200);

        for (var at : List.of(processed, processed.plusNanos(1000))) {
            clock.standAt(at);
            agree(world.anna, request, wish)
                    .then()
                    .statusCode(409)
                    .body("code", is("PROPOSAL_NOT_OPEN"))
                    .body("state", is("LAPSED"))
                    .body("stateSince", is(processed.toString()));
            propose(world.customer, request, today().plusDays(5), Map.of())
                    .then()
                    .statusCode(409)
                    .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                    .body("state", is("GRACE_PERIOD"));
            world.show(world.anna, request).then().body("effectiveDateProposals[0].allowedActions", empty());
        }
    }

    @Test
    void is_refused_with_every_reason_at_once() {
        var kept = world.agreement();
        var request = world.submitted(kept, world.agreement());
        world.act(world.customer, request, "cancel", Map.of("licenseIds", List.of(kept), "reason", "kept"));

        propose(world.anna, request, today().minusDays(1), Map.of("licenseIds", List.of(kept, "FOREIGN")))
                .then()
                .statusCode(422)
                .body("code", is("LICENSE_NOT_IN_REQUEST"))
                .body(
                        "errors.code",
                        contains("LICENSE_NOT_IN_REQUEST", "BACKDATED_NOT_ALLOWED", "ACTION_NOT_ALLOWED_IN_STATE"))
                .body("errors.pointer", contains("/licenseIds/1", "/date", "/licenseIds/0"));
        world.post(world.anna, path(request), Map.of())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/date"));
    }

    @Test
    void is_between_customer_and_new_partner() {
        var request = wishing(today().plusDays(30));
        var wish = proposals(request).<String>path("items[0].id");

        agree(world.lars, request, wish).then().statusCode(403).body("code", is("NOT_PARTNER_OF_REQUEST"));
        agree(world.stranger, request, wish).then().statusCode(404);
        agree(world.vera, request, wish).then().statusCode(403).body("code", is("ROLE_NOT_ALLOWED"));
        agree(world.reader, request, wish).then().statusCode(403);
        agree(world.registry, request, wish).then().statusCode(403);
        agree(world.anna, request, request).then().statusCode(404);
        world.get(world.vera, path(request) + "/" + wish).then().statusCode(200).body("id", is(wish));
        world.get(world.lars, path(request) + "/" + wish).then().statusCode(404);
    }

    @Test
    void cannot_be_agreed_after_the_request_has_expired() {
        var request = wishing(today().plusDays(30));
        var wish = proposals(request).<String>path("items[0].id");
        var acceptBy = Instant.parse(world.show(world.customer, request).path("deadlines[0].at"));

        clock.standAt(acceptBy);

        agree(world.anna, request, wish).then().statusCode(409).body("code", is("PROPOSAL_NOT_OPEN"));
        propose(world.anna, request, today().plusDays(5), Map.of())
                .then()
                .statusCode(409)
                .body("code", is("REQUEST_EXPIRED"));
    }
}
