package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The digital partner of record")
class DigitalPartnerTest {

    final Portfolio portfolio = new Portfolio();

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void a_second_digital_partner_needs_the_version_and_replaces_the_first_the_same_instant() {
        var id = portfolio.subscribed();
        portfolio.namesDigitalPartner(id, portfolio.influencer, null).statusCode(201);
        portfolio.namesDigitalPartner(id, portfolio.rival, null).statusCode(428);
        portfolio.namesDigitalPartner(id, portfolio.rival, "\"7\"").statusCode(412);
        portfolio.namesDigitalPartner(id, portfolio.rival, "\"1\"").statusCode(200);

        var dpor = "items.findAll { it.type == 'DPOR' }";
        var told = portfolio
                .associations("&subscriptionId=" + id)
                .body(dpor, hasSize(2))
                .extract()
                .jsonPath();
        var ended = told.getString(dpor + ".find { it.partnerTenantId == '" + portfolio.influencer + "' }.until");
        var begun = told.getString(dpor + ".find { it.partnerTenantId == '" + portfolio.rival + "' }.from");
        assertThat(begun).isNotNull().isEqualTo(ended);
        portfolio.namesDigitalPartner(id, portfolio.influencer, "\"1\"").statusCode(412);
        portfolio.asCustomer().delete(Portfolio.digitalPartnerOf(id)).then().statusCode(204);
        portfolio.asCustomer().get(Portfolio.digitalPartnerOf(id)).then().statusCode(404);
        portfolio.namesDigitalPartner(id, portfolio.influencer, "\"2\"").statusCode(412);
        portfolio.namesDigitalPartner(id, portfolio.influencer, null).statusCode(201);
    }

    @Test
    void nobody_is_named_where_another_subscription_has_taken_the_place_even_if_its_end_was_not_told() {
        var replaced = portfolio.subscribed();
        var later = portfolio.subscribed();
        portfolio.tell(portfolio.replacing(replaced, UUID.randomUUID().toString(), "2026-06-01"));
        portfolio.tell(portfolio.replacing(later, UUID.randomUUID().toString(), "2040-06-01"));
        portfolio.others.wasHeard();

        portfolio
                .namesDigitalPartner(replaced, portfolio.influencer, null)
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("REPLACED"))
                .body("stateSince", is("2026-06-01T00:00:00Z"));
        portfolio.namesDigitalPartner(later, portfolio.influencer, null).statusCode(201);
    }

    @Test
    void only_the_customer_names_a_digital_partner_and_only_a_location() {
        var id = portfolio.subscribed();
        var entry = Map.of("partnerId", portfolio.partnerId(portfolio.influencer));
        portfolio
                .asPartner(portfolio.seller)
                .body(entry)
                .put(Portfolio.digitalPartnerOf(id))
                .then()
                .statusCode(403);
        portfolio
                .as("CUSTOMER", portfolio.customer, "reader")
                .body(entry)
                .put(Portfolio.digitalPartnerOf(id))
                .then()
                .statusCode(403);
        portfolio
                .as("CUSTOMER", UUID.randomUUID(), "global-admin")
                .body(entry)
                .put(Portfolio.digitalPartnerOf(id))
                .then()
                .statusCode(404);
        portfolio
                .asCustomer()
                .body(Map.of())
                .put(Portfolio.digitalPartnerOf(id))
                .then()
                .statusCode(400);
        portfolio
                .asCustomer()
                .body(Map.of("partnerId", portfolio.globalId(portfolio.influencer)))
                .put(Portfolio.digitalPartnerOf(id))
                .then()
                .statusCode(422)
                .body("code", is("PARTNER_ID_NOT_LOCATION"));
        portfolio
                .asCustomer()
                .body(Map.of("partnerId", "0"))
                .put(Portfolio.digitalPartnerOf(id))
                .then()
                .statusCode(422)
                .body("code", is("PARTNER_UNKNOWN"));
    }

    @Test
    void the_digital_partner_does_not_move_to_the_new_subscription() {
        var old = portfolio.subscribed();
        portfolio.namesDigitalPartner(old, portfolio.influencer, null).statusCode(201);
        var successor = "sub-" + UUID.randomUUID();
        portfolio.tell(portfolio.replacing(old, successor, "2100-01-01T00:00:00Z"));
        portfolio.others.wasHeard();

        portfolio
                .associations("&subscriptionId=" + old)
                .body("items.find { it.type == 'DPOR' }.until", is("2100-01-01T00:00:00Z"));
        portfolio.associations("&subscriptionId=" + successor).body("items.type", contains("TRANSACTING_PARTNER"));
    }
}
