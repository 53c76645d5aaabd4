package dev.sluice.cocp.request;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("An old partner that registers after the submission")
class LateOldPartnerTest {

    World world;
    String licence;
    String others;
    String request;
    UUID latecomer;
    String late;

    @BeforeEach
    void submit() {
        world = World.registered();
        latecomer = UUID.randomUUID();
        late = TestTokens.token("PARTNER", latecomer, "lea@late.example", "viewer");
        licence = world.agreement(Map.of("currentPartnerPcn", "LATE" + world.tag));
        others = world.agreement();
        request = world.submitted(licence, others);
    }

    @Test
    void is_a_stranger_until_it_is_registered() {
        world.show(late, request).then().statusCode(404);
        world.get(late, "/v1/partner-change-requests").then().body("items", empty());
    }

    @Test
    void sees_its_own_licences_from_then_on() {
        world.partner(latecomer, "Latecomer", "LATE" + world.tag, "NL", true);

        world.show(late, request).then().statusCode(200).body("items.licenseId", contains(licence));
        world.get(late, "/v1/partner-change-requests").then().body("items.id", contains(request));
        world.show(world.lars, request).then().statusCode(200).body("items.licenseId", contains(others));
    }

    @Test
    void sees_the_dates_that_were_set_before_it_came() {
        world.partner(latecomer, "Latecomer", "LATE" + world.tag, "NL", true);

        world.get(late, "/v1/deadlines").then().body("items.kind", contains("ACCEPTANCE"));
    }

    @Test
    void has_no_part_in_what_is_over() {
        world.act(world.anna, request, "decline", Map.of("reason", "no capacity"))
                .then()
                .statusCode(200);

        world.partner(latecomer, "Latecomer", "LATE" + world.tag, "NL", true);

        world.show(late, request).then().statusCode(404);
    }

    @Test
    void hears_what_follows() {
        world.partner(latecomer, "Latecomer", "LATE" + world.tag, "NL", true);

        world.accept(world.anna, request).then().statusCode(200);

        world.show(late, request).then().body("state", is("ACCEPTED"));
        world.get(late, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .statusCode(200)
                .body("items.type", contains("partner-change.accepted.v1"));
    }
}
