package dev.sluice.cocp.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("The audit trail of an agreement")
class AgreementTrailTest {

    World world;
    String fjord;
    String noordzee;

    @BeforeEach
    void register() {
        world = World.registered();
        fjord = TestTokens.token("PARTNER", world.fjord, "", "admin-agent");
        noordzee = TestTokens.token("PARTNER", world.noordzee, "", "admin-agent");
    }

    @Test
    void shows_each_customer_its_own_half_when_it_is_given_to_another() {
        var other = UUID.randomUUID();
        world.customer(other, "APPROVED");
        var licence = world.agreement();
        world.replace("/v1/agreements/" + licence, "*", world.agreementBody(Map.of("customerTenantId", other)))
                .then()
                .statusCode(200);

        var taken = trail(world.customer, licence);
        taken.then().body("items.operation", contains("register_agreement", "take_agreement"));
        assertThat(taken.asString()).doesNotContain(other.toString());
        var given = trail(TestTokens.token("CUSTOMER", other, "", "enterprise-admin"), licence);
        given.then().body("items.operation", contains("give_agreement"));
        assertThat(given.asString()).doesNotContain(world.delta.toString());
        trail(fjord, licence)
                .then()
                .body(
                        "items.operation",
                        contains("begin_partner_of_record", "end_partner_of_record", "begin_partner_of_record"));
    }

    @Test
    void has_no_gap_when_a_change_of_partner_hands_it_over() {
        var licence = world.agreement();
        world.accept(world.anna, world.submitted(licence));
        world.advance(Duration.ofDays(92));

        trail(world.customer, licence)
                .then()
                .body("items.operation", contains("register_agreement", "hand_over_agreement"))
                .body("items.after.version", contains(1, 2));
        var before = trail(fjord, licence);
        before.then().body("items.operation", contains("begin_partner_of_record", "end_partner_of_record"));
        assertThat(before.asString()).doesNotContain(world.noordzee.toString(), world.noordzeePcn);
        var after = trail(noordzee, licence);
        after.then().body("items.operation", contains("begin_partner_of_record"));
        assertThat(after.asString()).doesNotContain(world.fjord.toString(), world.fjordPcn);
    }

    @Test
    void has_no_gap_when_the_partner_it_names_is_registered_later() {
        var pcn = "LATE" + world.tag;
        var licence = world.agreement(Map.of("currentPartnerPcn", pcn));
        var late = UUID.randomUUID();
        world.partner(late, "Late Partner", pcn, "NL", true);

        trail(world.customer, licence)
                .then()
                .body("items.operation", contains("register_agreement", "complete_partner_of_record"));
        trail(TestTokens.token("PARTNER", late, "", "admin-agent"), licence)
                .then()
                .body("items.operation", contains("begin_partner_of_record"));
    }

    private Response trail(String who, String licence) {
        return world.get(who, "/v1/audit-records?resourceType=agreement&resourceId=" + licence);
    }
}
