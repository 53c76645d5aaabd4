package dev.sluice.attribution.association;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Cocp;
import dev.sluice.attribution.Golden;
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
@DisplayName("On a subscription")
class PartnersOnSubscriptionTest {

    final Portfolio portfolio = new Portfolio();

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void the_partner_that_is_billed_for_it_transacts_it_until_it_ends() {
        var id = "sub-" + UUID.randomUUID();
        portfolio.tell(portfolio.subscription(id));
        var over = portfolio.subscription(id);
        over.put("time", "2026-09-01T00:00:00Z").withObject("/data").put("status", "Deleted");
        portfolio.tell(over);
        portfolio.others.wasHeard();

        portfolio
                .associations("&subscriptionId=" + id)
                .body("items.type", contains("TRANSACTING_PARTNER"))
                .body("items[0].partnerTenantId", is(portfolio.seller.toString()))
                .body("items[0].from", is("2026-04-01T00:00:00Z"))
                .body("items[0].until", is("2026-09-01T00:00:00Z"))
                .body("items[0].source", is("ORDER"));
    }

    @Test
    void the_same_follows_when_the_successor_is_heard_of_before_it() {
        var old = "sub-" + UUID.randomUUID();
        var successor = "sub-" + UUID.randomUUID();
        portfolio.tell(portfolio.replacing(old, successor, "2026-07-01T00:00:00Z"));
        portfolio.others.wasHeard();
        portfolio.tell(portfolio.subscription(old));
        portfolio.others.wasHeard();

        portfolio.associations("&subscriptionId=" + old).body("items.until", contains("2026-07-01T00:00:00Z"));
        portfolio.associations("&subscriptionId=" + successor).body("items.from", contains("2026-07-01T00:00:00Z"));
    }

    /** Whoever reads only the last record of it learns the same. */
    @Test
    void who_took_it_over_has_it_since_that_day_however_often_it_was_renewed() {
        var old = "sub-" + UUID.randomUUID();
        var successor = "sub-" + UUID.randomUUID();
        portfolio.tell(portfolio.subscription(old));
        var renewed = portfolio.replacing(old, successor, "2027-07-01T00:00:00Z");
        renewed.withObject("/data")
                .put("partnerSince", "2026-07-01T00:00:00Z")
                .withObject("/predecessor")
                .put("effectiveAt", "2026-07-01T00:00:00Z");
        portfolio.tell(renewed);
        portfolio.others.wasHeard();

        portfolio.associations("&subscriptionId=" + old).body("items.until", contains("2026-07-01T00:00:00Z"));
        portfolio.associations("&subscriptionId=" + successor).body("items.from", contains("2026-07-01T00:00:00Z"));
    }

    @Test
    void another_partner_on_the_same_legacy_subscription_takes_nothing_from_the_one_before() {
        var id = "legacy-" + UUID.randomUUID();
        portfolio.tell(portfolio.legacy(id, 1, portfolio.seller, "2025-09-01T00:00:00Z"));
        portfolio.tell(portfolio.legacy(id, 2, portfolio.rival, "2026-07-01T00:00:00Z"));
        portfolio.others.wasHeard();

        portfolio
                .associations("&subscriptionId=" + id)
                .body("items.partnerTenantId", contains(portfolio.seller.toString(), portfolio.rival.toString()))
                .body("items.from", contains("2025-09-01T00:00:00Z", "2026-07-01T00:00:00Z"))
                .body("items.until", contains("2026-07-01T00:00:00Z", null));
    }

    @Test
    void four_are_recognised_and_only_the_digital_partner_of_record_earns_the_incentive() {
        var id = portfolio.subscribed();
        portfolio.namesDigitalPartner(id, portfolio.influencer, null).statusCode(201);
        named("DELEGATED_ADMIN", id);
        named("FASTTRACK", id);

        portfolio
                .associations("&subscriptionId=" + id)
                .body("items.type", containsInAnyOrder("TRANSACTING_PARTNER", "DPOR", "DELEGATED_ADMIN", "FASTTRACK"))
                .body("items.recognition", contains(true, true, true, true))
                .body("items.findAll { it.incentiveEligible }.type", contains("DPOR"));
    }

    @Test
    void nobody_earns_the_incentive_without_a_digital_partner_of_record() {
        var id = portfolio.subscribed();
        named("EXECUTING_PARTNER", id);

        portfolio.associations("&subscriptionId=" + id).body("items.incentiveEligible", contains(false, false));
    }

    @Test
    void delegated_administration_follows_the_relationship() {
        var relationship = UUID.randomUUID();
        delegated(relationship, 1, true, "2026-02-05T14:30:00Z");
        delegated(relationship, 2, false, "2026-03-01T00:00:00Z");
        delegated(relationship, 3, false, "2026-03-09T00:00:00Z");
        delegated(relationship, 4, true, "2026-06-01T00:00:00Z");
        portfolio.others.wasHeard();

        portfolio
                .associations("&partnerTenantId=" + portfolio.rival)
                .body("items.type", contains("DELEGATED_ADMIN", "DELEGATED_ADMIN"))
                .body("items.source", hasItem("RELATIONSHIP"))
                .body("items.from", containsInAnyOrder("2026-02-05T14:30:00Z", "2026-06-01T00:00:00Z"))
                .body("items.until", containsInAnyOrder("2026-03-01T00:00:00Z", null));
    }

    private void delegated(UUID relationship, long place, boolean granted, String at) {
        var told = Golden.event(
                        Cocp.RELATIONSHIPS,
                        "relationship.changed.v1",
                        Map.of(
                                "019c2e35-be40-797a-a014-29ba85fb15c5",
                                relationship.toString(),
                                "11111111-0000-4000-8000-000000000001",
                                portfolio.rival.toString(),
                                "22222222-0000-4000-8000-000000000002",
                                portfolio.customer.toString()))
                .put("sequence", place)
                .put("time", at);
        told.withObject("/data").put("delegatedAdmin", granted).put("delegatedAdminSince", at);
        if (!granted) {
            told.withObject("/data").remove("delegatedAdminSince");
        }
        portfolio.others.tells(Cocp.RELATIONSHIPS, told);
    }

    private void named(String type, String subscription) {
        portfolio
                .names(portfolio.association(type, subscription))
                .statusCode(201)
                .body("until", nullValue());
    }
}
