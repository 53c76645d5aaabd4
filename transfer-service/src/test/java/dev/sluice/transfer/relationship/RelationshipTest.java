package dev.sluice.transfer.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A relationship")
class RelationshipTest {

    static final String PATH = "/v1/relationships/";

    @Inject
    Sql sql;

    @Inject
    Subscribed subscribed;

    final Trade trade = new Trade();
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant nordlys = trade.customer("EUROPE");

    /** Stands for the capabilities that have something of a customer. */
    @Singleton
    static class Subscribed implements RemovalGuard {

        final Set<UUID> customers = ConcurrentHashMap.newKeySet();

        @Override
        public List<Violation> objections(UUID partner, UUID customer) {
            return customers.contains(customer)
                    ? List.of(
                            Violation.of(null, "SUBSCRIPTION_ACTIVE", "One is active.")
                                    .with(Remedy.of("PARTNER", "Suspend it.")),
                            Violation.of(null, "TRANSFER_SCHEDULED", "One is scheduled."))
                    : List.of();
        }
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void is_removed_by_its_partner_when_nothing_hangs_on_it() {
        trade.heard();
        var id = trade.related(noordzee, nordlys);

        trade.act(noordzee.as("sales-agent"), PATH + id + "/remove").then().statusCode(403);
        trade.act(noordzee.admin(), PATH + id + "/remove")
                .then()
                .statusCode(200)
                .body("state", is("REMOVED"))
                .body("endedBy", is("PARTNER"))
                .body("until", notNullValue())
                .body("delegatedAdmin", is(false))
                .body("allowedActions", empty());

        trade.act(noordzee.admin(), PATH + id + "/remove")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("REMOVED"))
                .body("stateSince", notNullValue());
        trade.related(noordzee, nordlys);
        trade.get(nordlys.admin(), "/v1/relationships").then().body("items.state", contains("REMOVED", "ACTIVE"));
    }

    @Test
    void stays_while_something_of_the_customer_hangs_on_it_unless_the_customer_removes_it() {
        trade.heard();
        var id = trade.related(noordzee, nordlys);
        subscribed.customers.add(nordlys.id());

        trade.act(noordzee.admin(), PATH + id + "/remove")
                .then()
                .statusCode(409)
                .body("code", is("SUBSCRIPTION_ACTIVE"))
                .body("errors.code", contains("SUBSCRIPTION_ACTIVE", "TRANSFER_SCHEDULED"))
                .body("errors[0].remedies[0].action", is("Suspend it."))
                .body("state", is("ACTIVE"));
        trade.act(nordlys.as("enterprise-admin"), PATH + id + "/remove").then().statusCode(403);
        trade.act(nordlys.admin(), PATH + id + "/remove").then().statusCode(200).body("endedBy", is("CUSTOMER"));
    }

    @Test
    void outlives_the_end_of_delegated_administration() {
        trade.heard();
        var id = trade.related(noordzee, nordlys);

        trade.act(noordzee.admin(), PATH + id + "/end-delegated-admin").then().statusCode(403);
        trade.get(nordlys.admin(), PATH + id).then().body("allowedActions", contains("remove", "end-delegated-admin"));
        trade.act(nordlys.admin(), PATH + id + "/end-delegated-admin")
                .then()
                .statusCode(200)
                .body("state", is("ACTIVE"))
                .body("delegatedAdmin", is(false))
                .body("delegatedAdminSince", nullValue())
                .body("allowedActions", contains("remove"));
        trade.act(nordlys.admin(), PATH + id + "/end-delegated-admin")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("ACTIVE"));
    }

    @Test
    void is_seen_by_its_two_sides_only() {
        var roma = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        var id = trade.related(noordzee, nordlys);

        trade.get(roma.admin(), PATH + id).then().statusCode(404);
        trade.act(roma.admin(), PATH + id + "/remove").then().statusCode(404);
        trade.get(roma.admin(), "/v1/relationships").then().body("items", empty());
        trade.get(noordzee.admin(), "/v1/relationships?customerTenantId=" + UUID.randomUUID())
                .then()
                .body("items", empty());
        trade.get(noordzee.admin(), "/v1/relationships?customerTenantId=x")
                .then()
                .statusCode(400);
        trade.get(nordlys.as("reader"), PATH + id).then().statusCode(200).body("allowedActions", empty());
        trade.get(Trade.REGISTRY, "/v1/relationships?customerTenantId=" + nordlys.id())
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void begins_with_a_customer_that_a_partner_of_its_region_brings() {
        trade.heard();
        var body = Map.of("name", " Polder Energie BV ", "country", "NL", "domains", List.of("polder.example"));

        var created = trade.post(noordzee.admin(), "/v1/customers", body);

        created.then()
                .statusCode(201)
                .body("name", is("Polder Energie BV"))
                .body("region", is("EUROPE"))
                .body("relationship.state", is("ACTIVE"))
                .body("relationship.customerTenantId", is(created.<String>path("customerTenantId")));
        trade.get(noordzee.admin(), "/v1/relationships?customerTenantId=" + created.path("customerTenantId"))
                .then()
                .body("items", hasSize(1));
        trade.post(noordzee.as("sales-agent"), "/v1/customers", body).then().statusCode(403);
    }

    @Test
    void does_not_begin_with_a_customer_of_another_region_or_of_no_country() {
        trade.heard();

        trade.post(
                        noordzee.admin(),
                        "/v1/customers",
                        Map.of("name", "Bay", "country", "US", "domains", List.of("bay.example")))
                .then()
                .statusCode(403)
                .body("code", is("CUSTOMER_OUT_OF_REGION"))
                .body("errors[0].pointer", is("/country"));
        trade.post(noordzee.admin(), "/v1/customers", Map.of("name", "", "country", "XX", "domains", List.of()))
                .then()
                .statusCode(400);
        trade.post(
                        noordzee.admin(),
                        "/v1/customers",
                        Map.of("name", "Nowhere", "country", "XX", "domains", List.of("no.example")))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/country"));
        trade.get(noordzee.admin(), "/v1/relationships").then().body("items", empty());
    }

    @Test
    void can_be_told_again_with_the_next_place_on_its_topic() {
        trade.heard();
        var id = trade.related(noordzee, nordlys);
        var before = places(id);

        trade.post(
                        Trade.REGISTRY,
                        "/v1/republications",
                        Map.of("topic", "transfer.relationship-state.v1", "subjects", List.of(id)))
                .then()
                .statusCode(200);

        await().untilAsserted(() -> assertThat(places(id)).isEqualTo(before + 1));
    }

    @Test
    void has_addresses_that_can_be_told_again_by_their_ids() {
        trade.heard();
        var asked = trade.post(
                        noordzee.admin(),
                        "/v1/relationship-requests",
                        Map.of("type", "RESELLER", "customerEmail", "ceo@nordlys.example"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var addresses = sql.list(
                row -> row.getString(1),
                "select contact_id::text from contact where purpose_subject = ? and email = 'ceo@nordlys.example'",
                asked);
        assertThat(addresses).hasSize(1);
        var subjects = List.of(addresses.getFirst(), UUID.randomUUID().toString(), "nobody");

        trade.post(Trade.REGISTRY, "/v1/republications", Map.of("topic", "transfer.contacts.v1", "subjects", subjects))
                .then()
                .statusCode(200)
                .body("published", is(1));

        assertThat(sql.list(
                        row -> row.getLong(1),
                        "select sequence from contact where contact_id = ?::uuid",
                        addresses.getFirst()))
                .containsExactly(2L);
    }

    private long places(String id) {
        return sql.first(row -> row.getLong(1), "select state_sequence from relationship where id = ?::uuid", id)
                .orElseThrow();
    }
}
