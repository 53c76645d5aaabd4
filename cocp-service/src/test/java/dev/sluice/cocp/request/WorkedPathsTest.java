package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of the programme, one by one: V are submissions, T what follows. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("The worked examples of paths")
class WorkedPathsTest extends Examples {

    @Test
    void t1_t2_t10_a_request_that_nobody_answers_expires_after_ten_days_and_three_reminders() {
        var request = world.submitted(world.agreement());
        var initiated = Instant.parse(world.show(world.customer, request).path("initiatedAt"));
        var deadline = initiated.plus(Duration.ofDays(10));
        clock.standAt(deadline.minusSeconds(1));
        world.act(world.anna, request, "accept?validateOnly=true", Map.of())
                .then()
                .statusCode(200);
        clock.runAhead(clock.offset());

        world.advanceTo(deadline.plusSeconds(1));

        world.show(world.customer, request)
                .then()
                .body("state", is("EXPIRED"))
                .body("stateSince", is(deadline.toString()));
        world.accept(world.anna, request)
                .then()
                .statusCode(409)
                .body("code", is("REQUEST_EXPIRED"))
                .body("errors[0].remedies.who", contains("CUSTOMER"));
        timeline(request)
                .body(
                        "items.findAll { it.type == 'partner-change.reminder-due.v1' }.at",
                        contains(
                                initiated.plus(Duration.ofDays(3)).toString(),
                                initiated.plus(Duration.ofDays(7)).toString(),
                                initiated.plus(Duration.ofDays(9)).toString()));
    }

    @Test
    void t3_a_declined_licence_keeps_its_partner_and_can_be_asked_for_again() {
        var licence = world.agreement();
        var request = world.submitted(licence);
        world.act(world.anna, request, "decline", Map.of())
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"));
        world.get(world.customer, "/v1/agreements/" + licence).then().body("partnerOfRecord.pcn", is(world.fjordPcn));
        world.submitted(licence);
    }

    @Test
    void t4_one_of_three_is_called_off_and_two_go_on() {
        var off = world.agreement();
        var request = world.submitted(world.agreement(), off, world.agreement());
        world.act(world.customer, request, "cancel", Map.of("licenseIds", List.of(off), "reason", "kept"))
                .then()
                .statusCode(200)
                .body("state", is("MIXED"))
                .body("items.state", contains("IN_PROGRESS", "CANCELLATION_IN_PROGRESS", "IN_PROGRESS"));
        world.sweep();
        world.show(world.anna, request).then().body("counts.CANCELED", is(1)).body("counts.IN_PROGRESS", is(2));
        world.get(world.anna, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body("items.type.last()", is("partner-change.canceled.v1"))
                .body("items.last().licenseIds", contains(off));
    }

    @Test
    void t5_t7_t8_nobody_else_decides_and_nothing_is_called_off_after_the_acceptance() {
        var request = world.submitted(world.agreement());
        world.accept(world.lars, request).then().statusCode(403).body("code", is("NOT_PARTNER_OF_REQUEST"));
        world.accept(world.vera, request).then().statusCode(403);
        world.accept(world.bert, request).then().statusCode(403);
        world.accept(world.anna, request).then().statusCode(200);
        world.cancel(world.customer, request)
                .then()
                .statusCode(409)
                .body("code", is("CANCEL_NOT_ALLOWED_IN_STATE"))
                .body("errors.code", everyItem(is("CANCEL_NOT_ALLOWED_IN_STATE")))
                .body("state", is("ACCEPTED"))
                .body("stateSince", notNullValue());
    }

    @Test
    void t9_an_acceptance_that_is_sent_twice_under_one_key_is_one() {
        var request = world.submitted(world.agreement());
        var key = UUID.randomUUID().toString();
        var first = acceptUnder(key, request);
        var second = acceptUnder(key, request);
        assertThat(second.asString()).isEqualTo(first.asString());
        timeline(request).body("items.type.findAll { it == 'partner-change.accepted.v1' }", hasSize(1));
    }

    @Test
    void t11_the_form_exists_after_the_acceptance_alone() {
        var request = world.submitted(world.agreement());
        var called = world.submitted(world.agreement());
        form(request).statusCode(409).body("code", is("FORM_NOT_AVAILABLE"));
        world.accept(world.anna, request);
        world.cancel(world.customer, called);
        form(request).statusCode(200).contentType(containsString("application/pdf"));
        form(called).statusCode(409);
    }
}
