package dev.sluice.cocp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("The registry")
class AgreementRegistryTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @Test
    void shows_an_agreement_to_its_customer_and_its_partner_of_record() {
        var licence = world.agreement();
        var path = "/v1/agreements/" + licence;

        world.get(world.customer, path)
                .then()
                .statusCode(200)
                .body("partnerOfRecord.pcn", is(world.fjordPcn))
                .body("partnerOfRecord.partnerTenantId", is(world.fjord.toString()))
                .body("partnerOfRecord.name", is("Fjord Cloud A/S"))
                .body("partnerOfRecord.since", is("2024-04-01T00:00:00Z"))
                .body("eligibility.eligible", is(true))
                .body("eligibility.reasons", empty());
        world.get(world.lars, path).then().statusCode(200);
        world.get(world.registry, path).then().statusCode(200);
        world.get(world.anna, path).then().statusCode(404);
        world.get(world.customer, "/v1/agreements?customerTenantId=" + world.delta)
                .then()
                .body("items.agreementId", contains(licence));
        world.get(world.anna, "/v1/agreements?customerTenantId=" + world.delta)
                .then()
                .body("items", empty());
        world.get(world.registry, "/v1/agreements?customerTenantId=delta")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("customerTenantId"));
    }

    @Test
    void says_why_an_agreement_cannot_change_partner() {
        var licence = world.agreement(Map.of("program", "MPSA", "status", "EXPIRED", "currentPartnerPcn", ""));

        world.get(world.customer, "/v1/agreements/" + licence)
                .then()
                .body("partnerOfRecord", nullValue())
                .body("eligibility.eligible", is(false))
                .body("eligibility.reasons.code", contains("AGREEMENT_PROGRAM_OUT_OF_SCOPE", "AGREEMENT_NOT_ACTIVE"));
    }

    @Test
    void says_since_when_an_agreement_is_over_however_often_it_is_told_again() {
        var path = "/v1/agreements/" + world.agreement();
        var active = world.get(world.customer, path).<String>path("statusSince");
        assertThat(statusSince(path, Map.of("renewed", true))).isEqualTo(active);

        world.advance(Duration.ofHours(1));
        var over = statusSince(path, Map.of("status", "ENDED"));
        assertThat(Instant.parse(over)).isAfterOrEqualTo(Instant.parse(active).plus(Duration.ofHours(1)));
        world.advance(Duration.ofHours(1));
        assertThat(statusSince(path, Map.of("status", "ENDED"))).isEqualTo(over);
        assertThat(statusSince(path, Map.of("status", "EXPIRED", "mseds", true)))
                .isEqualTo(over);
        assertThat(Instant.parse(statusSince(path, Map.of()))).isAfter(Instant.parse(over));
    }

    private String statusSince(String path, Map<String, ?> differences) {
        return world.replace(path, "*", world.agreementBody(differences))
                .then()
                .statusCode(200)
                .extract()
                .path("statusSince");
    }

    @Test
    void refuses_agreements_that_make_no_sense() {
        world.put("/v1/agreements/L_1", world.agreementBody(Map.of())).then().statusCode(400);
        world.put("/v1/agreements/L1", world.agreementBody(Map.of("endDate", "2020-01-01")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/endDate"));
        world.put("/v1/agreements/L1", world.agreementBody(Map.of("endDate", "9999-12-30")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/endDate"))
                .body("errors.code", contains("DATE_TOO_FAR"));
        world.put("/v1/agreements/L1", world.agreementBody(Map.of("customerTenantId", UUID.randomUUID())))
                .then()
                .statusCode(422)
                .body("code", is("CUSTOMER_UNKNOWN"));
    }

    @Test
    void takes_the_last_day_of_all_for_no_end() {
        var path = "/v1/agreements/" + world.agreement(Map.of());

        world.replace(path, "*", world.agreementBody(Map.of("endDate", "9999-12-31")))
                .then()
                .statusCode(200)
                .body("endDate", nullValue());
        world.get(world.customer, path).then().body("endDate", nullValue());
    }

    @Test
    void learns_the_tenant_of_a_partner_that_was_named_before_it_was_registered() {
        var pcn = "LATE" + world.tag;
        var licence = world.agreement(Map.of("currentPartnerPcn", pcn));
        world.get(world.customer, "/v1/agreements/" + licence)
                .then()
                .body("partnerOfRecord.pcn", is(pcn))
                .body("partnerOfRecord.partnerTenantId", nullValue());

        var late = UUID.randomUUID();
        world.partner(late, "Late Partner", pcn, "NL", true);

        world.get(world.customer, "/v1/agreements/" + licence)
                .then()
                .body("partnerOfRecord.partnerTenantId", is(late.toString()))
                .body("version", is(2));
    }

    @Test
    void no_longer_decides_the_partner_of_record_once_a_change_has_completed() {
        var licence = world.agreement();
        var path = "/v1/agreements/" + licence;
        world.accept(world.anna, world.submitted(licence));
        world.advance(Duration.ofDays(92));

        world.replace(path, "*", world.agreementBody(Map.of()))
                .then()
                .statusCode(409)
                .body("code", is("PARTNER_OF_RECORD_OWNED"));
        world.replace(path, "*", world.agreementBody(Map.of("currentPartnerPcn", "", "renewed", true)))
                .then()
                .statusCode(200)
                .body("partnerOfRecord.pcn", is(world.noordzeePcn))
                .body("renewed", is(true));
        world.replace(path, "*", world.agreementBody(Map.of("correctionReason", "booked on the wrong agreement")))
                .then()
                .statusCode(200)
                .body("partnerOfRecord.pcn", is(world.fjordPcn));
    }
}
