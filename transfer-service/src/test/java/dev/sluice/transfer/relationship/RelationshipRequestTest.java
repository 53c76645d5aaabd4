package dev.sluice.transfer.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A request for a relationship")
class RelationshipRequestTest {

    static final String PATH = "/v1/relationship-requests";

    @Inject
    Sql sql;

    final Trade trade = new Trade();
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant nordlys = trade.customer("EUROPE");

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void is_answered_by_the_global_admin_and_makes_a_relationship() {
        trade.heard();
        var asked = ask(noordzee.admin(), Map.of("includeDelegatedAdmin", true, "message", "Hello"));
        asked.then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .header("Location", containsString(PATH + "/" + asked.path("id")))
                .body("state", is("PENDING"))
                .body("url", containsString("partnerId=" + noordzee.id()))
                .body("url", containsString("DAP=true"))
                .body("url", containsString("requestId=" + asked.path("id")))
                .body("allowedActions", contains("resend", "withdraw"))
                .body("deadlines[0].kind", is("ACCEPTANCE"))
                .body("deadlines[0].who", is("CUSTOMER"))
                .body("deadlines[0].at", is(asked.<String>path("expiresAt")));
        assertThat(Duration.between(Instant.parse(asked.path("requestedAt")), Instant.parse(asked.path("expiresAt"))))
                .isEqualTo(Duration.ofDays(30));
        show(nordlys.admin(), asked).then().body("allowedActions", contains("accept", "decline"));
        show(nordlys.as("reader"), asked).then().body("allowedActions", empty());

        var accepted = act(nordlys.admin(), asked, "accept");

        accepted.then()
                .statusCode(200)
                .body("state", is("ACCEPTED"))
                .body("relationships", hasSize(1))
                .body("relationships[0].type", is("RESELLER"))
                .body("relationships[0].partnerTenantId", is(noordzee.id().toString()))
                .body("allowedActions", empty())
                .body("deadlines", empty());
        trade.get(noordzee.admin(), "/v1/relationships?customerTenantId=" + nordlys.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", is(accepted.<String>path("relationships[0].relationshipId")))
                .body("items[0].state", is("ACTIVE"))
                .body("items[0].delegatedAdmin", is(true))
                .body("items[0].visibleFrom", is(accepted.<String>path("stateSince")));
    }

    @Test
    void needs_its_roles() {
        trade.heard();
        var asked = ask(noordzee.as("sales-agent"), Map.of());
        asked.then().statusCode(201);

        ask(noordzee.as("viewer", "contract-submitter"), Map.of())
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        ask(nordlys.admin(), Map.of()).then().statusCode(403);
        for (var verb : List.of("accept", "decline")) {
            act(nordlys.as("enterprise-admin", "online-admin", "reader"), asked, verb)
                    .then()
                    .statusCode(403)
                    .body("code", is("ROLE_NOT_ALLOWED"));
            act(noordzee.admin(), asked, verb).then().statusCode(403);
        }
        act(nordlys.admin(), asked, "withdraw").then().statusCode(403);
        act(noordzee.as("report-viewer"), asked, "resend").then().statusCode(403);
        show(noordzee.admin(), asked).then().body("state", is("PENDING"));
    }

    @Test
    void says_every_fault_of_its_shape_at_once() {
        trade.heard();

        trade.post(noordzee.admin(), PATH, Map.of("type", "INDIRECT_RESELLER"))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/customerTenantId", "/indirectProviderTenantId", "/resellerPartnerId"))
                .body("errors.code", contains("REQUIRED", "REQUIRED", "REQUIRED"));
        trade.post(
                        noordzee.admin(),
                        PATH,
                        Map.of("type", "RESELLER", "customerTenantId", nordlys.id(), "resellerPartnerId", "4500001"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/resellerPartnerId"));
        trade.post(
                        noordzee.admin(),
                        PATH,
                        Map.of("type", "FRIEND", "customerEmail", "nobody", "surprise", 1, "message", "x".repeat(2001)))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/surprise"));
    }

    @Test
    void to_a_known_tenant_of_another_region_is_refused_at_once() {
        var bay = trade.partner("UNITED_STATES", "DIRECT_BILL");
        trade.heard();

        ask(bay.admin(), Map.of())
                .then()
                .statusCode(403)
                .body("code", is("CUSTOMER_OUT_OF_REGION"))
                .body("realCode", is("2030"))
                .body("errors[0].pointer", is("/customerTenantId"))
                .body("errors[0].remedies[0].who", is("CUSTOMER"));
        trade.get(bay.admin(), PATH).then().body("items", empty());
    }

    @Test
    void is_refused_with_every_reason_in_the_indirect_model() {
        var unsigned = trade.partner("LATAM", Map.of("mpaSigned", false), "DIRECT_BILL");
        var stranger = trade.partner("EUROPE", Map.of("mpaSigned", false), "LSP");
        trade.heard();

        trade.post(noordzee.admin(), PATH, indirect(stranger, unsigned, nordlys))
                .then()
                .statusCode(403)
                .body("code", is("NOT_PARTY_OF_INVITATION"))
                .body(
                        "errors.code",
                        contains(
                                "NOT_PARTY_OF_INVITATION",
                                "PROVIDER_OUT_OF_REGION",
                                "PARTNER_AGREEMENT_NOT_SIGNED",
                                "RESELLER_AGREEMENT_NOT_SIGNED",
                                "PROVIDER_NOT_VALID",
                                "RESELLER_NOT_VALID"));
        trade.post(unsigned.admin(), PATH, Map.of("type", "RESELLER", "customerTenantId", nordlys.id()))
                .then()
                .statusCode(403)
                .body("errors.code", contains("CUSTOMER_OUT_OF_REGION", "PARTNER_AGREEMENT_NOT_SIGNED"));
        trade.post(noordzee.admin(), PATH, Map.of("type", "RESELLER", "customerTenantId", noordzee.id()))
                .then()
                .statusCode(422)
                .body("code", is("OWN_TENANT"));
    }

    @Test
    void for_a_reseller_and_its_provider_makes_two_relationships() {
        var fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
        var other = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        var alpen = trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
        trade.heard();
        trade.post(alpen.admin(), PATH, indirect(alpen, other, nordlys))
                .then()
                .statusCode(422)
                .body("code", is("NOT_RESELLER_OF_PROVIDER"));

        var asked = trade.post(alpen.admin(), PATH, indirect(alpen, fjord, nordlys));
        asked.then().statusCode(201).body("url", containsString("IndirectResellerRelationship"));
        show(fjord.admin(), asked).then().statusCode(200).body("allowedActions", empty());
        act(fjord.admin(), asked, "withdraw").then().statusCode(403).body("code", is("NOT_REQUESTER"));
        act(nordlys.admin(), asked, "accept")
                .then()
                .statusCode(200)
                .body("relationships.type", contains("INDIRECT_PROVIDER", "INDIRECT_RESELLER"))
                .body(
                        "relationships.partnerTenantId",
                        contains(fjord.id().toString(), alpen.id().toString()));

        trade.get(nordlys.admin(), "/v1/relationships").then().body("items", hasSize(2));
        trade.get(alpen.admin(), "/v1/relationships")
                .then()
                .body("items[0].indirectProviderTenantId", is(fjord.id().toString()));
        trade.get(fjord.admin(), "/v1/relationships")
                .then()
                .body("items[0].resellerTenantId", is(alpen.id().toString()));
    }

    @Test
    void may_be_made_by_the_provider_for_its_reseller() {
        var fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        var alpen = trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
        trade.heard();

        var asked = trade.post(fjord.admin(), PATH, indirect(alpen, fjord, nordlys));

        asked.then()
                .statusCode(201)
                .body("partnerTenantId", is(alpen.id().toString()))
                .body("allowedActions", contains("resend", "withdraw"));
        var unknown = new HashMap<String, Object>(indirect(alpen, fjord, nordlys));
        unknown.put("resellerPartnerId", "99999999999999999999");
        trade.post(fjord.admin(), PATH, unknown).then().statusCode(404).body("realCode", is("800015"));
    }

    @Test
    void by_e_mail_is_seen_and_accepted_by_the_tenant_whose_token_has_the_address_whatever_the_case() {
        trade.heard();
        var email = "GA-" + UUID.randomUUID() + "@Nordlys.example";
        var asked = trade.post(noordzee.admin(), PATH, Map.of("type", "RESELLER", "customerEmail", email));
        asked.then().statusCode(201).body("customerTenantId", nullValue());
        var invited = nordlys.called(email.toUpperCase(Locale.ROOT), "global-admin");

        show(nordlys.admin(), asked).then().statusCode(404);
        show(invited, asked).then().statusCode(200).body("customerEmail", is(email.toLowerCase(Locale.ROOT)));
        trade.get(invited, PATH + "?state=PENDING").then().body("items.id", contains(asked.<String>path("id")));
        act(nordlys.admin(), asked, "accept").then().statusCode(404);
        act(invited, asked, "accept")
                .then()
                .statusCode(200)
                .body("state", is("ACCEPTED"))
                .body("customerTenantId", is(nordlys.id().toString()));
        show(nordlys.admin(), asked).then().statusCode(200);
        trade.get(nordlys.as("reader"), PATH).then().body("items.id", contains(asked.<String>path("id")));
    }

    @Test
    void by_e_mail_to_another_region_ends_as_rejected_when_it_is_accepted() {
        var bay = trade.partner("UNITED_STATES", "DIRECT_BILL");
        trade.heard();
        var email = "ga-" + UUID.randomUUID() + "@delta.example";
        var asked = trade.post(bay.admin(), PATH, Map.of("type", "RESELLER", "customerEmail", email));

        act(nordlys.called(email, "global-admin"), asked, "accept")
                .then()
                .statusCode(200)
                .body("state", is("REJECTED_REGION"))
                .body("relationships", empty());

        trade.get(bay.admin(), "/v1/relationships").then().body("items", empty());
        act(nordlys.called(email, "global-admin"), asked, "accept")
                .then()
                .statusCode(409)
                .body("code", is("ALREADY_DECIDED"))
                .body("state", is("REJECTED_REGION"))
                .body("stateSince", notNullValue())
                .body("errors[0].remedies[0].who", is("CUSTOMER"));
    }

    @Test
    void is_accepted_only_by_a_customer_that_has_arrived() {
        trade.heard();
        var email = "ga-" + UUID.randomUUID() + "@new.example";
        var asked = trade.post(noordzee.admin(), PATH, Map.of("type", "RESELLER", "customerEmail", email));
        var fresh = new Tenant("CUSTOMER", UUID.randomUUID(), "");

        act(fresh.called(email, "global-admin"), asked, "accept").then().statusCode(404);
        trade.customer(fresh, "EUROPE", 1, Map.of());
        trade.heard();
        act(fresh.called(email, "global-admin"), asked, "accept").then().body("state", is("ACCEPTED"));
        ask(noordzee.admin(), Map.of("customerTenantId", UUID.randomUUID()))
                .then()
                .statusCode(404);
    }

    @Test
    void can_be_declined_and_withdrawn_once() {
        trade.heard();
        var declined = ask(noordzee.admin(), Map.of());
        var withdrawn = ask(noordzee.admin(), Map.of());

        act(nordlys.admin(), declined, "decline").then().statusCode(200).body("state", is("DECLINED"));
        act(noordzee.admin(), withdrawn, "withdraw").then().statusCode(200).body("state", is("WITHDRAWN"));

        for (var over : List.of(declined, withdrawn)) {
            for (var verb : List.of("accept", "decline")) {
                act(nordlys.admin(), over, verb).then().statusCode(409).body("code", is("ALREADY_DECIDED"));
            }
            for (var verb : List.of("withdraw", "resend")) {
                act(noordzee.admin(), over, verb).then().statusCode(409).body("code", is("ALREADY_DECIDED"));
            }
        }
        trade.get(noordzee.admin(), "/v1/relationships").then().body("items", empty());
        trade.get(noordzee.admin(), PATH + "?state=DECLINED")
                .then()
                .body("items.id", contains(declined.<String>path("id")));
        trade.get(noordzee.admin(), PATH + "?state=NEVER").then().statusCode(400);
    }

    @Test
    void goes_out_again_without_living_longer() {
        trade.heard();
        var asked = ask(noordzee.admin(), Map.of());

        act(noordzee.admin(), asked, "resend")
                .then()
                .statusCode(200)
                .body("timesSent", is(2))
                .body("version", is(2))
                .body("expiresAt", is(asked.<String>path("expiresAt")));
        Trade.by(noordzee.admin())
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{}")
                .post(PATH + "/" + asked.path("id") + "/withdraw")
                .then()
                .statusCode(412);
    }

    @Test
    void expires_at_its_instant_and_not_before() {
        trade.heard();
        var inTime = ask(noordzee.admin(), Map.of());
        var late = ask(noordzee.admin(), Map.of());
        var expiry = Instant.parse(late.path("expiresAt"));

        trade.advanceTo(Instant.parse(inTime.path("expiresAt")).minusSeconds(60));
        act(nordlys.admin(), inTime, "accept").then().statusCode(200);
        trade.advanceTo(expiry);

        act(nordlys.admin(), late, "accept")
                .then()
                .statusCode(409)
                .body("code", is("REQUEST_EXPIRED"))
                .body("state", is("EXPIRED"))
                .body("stateSince", is(late.<String>path("expiresAt")));
        show(noordzee.admin(), late)
                .then()
                .body("state", is("EXPIRED"))
                .body("stateSince", is(late.<String>path("expiresAt")))
                .body("allowedActions", empty());
        assertThat(state(late)).isEqualTo("EXPIRED");
        trade.get(noordzee.admin(), PATH + "?state=EXPIRED").then().body("items.id", hasItem(late.<String>path("id")));
        trade.get(noordzee.admin(), PATH + "?state=PENDING")
                .then()
                .body("items.id", not(hasItem(late.<String>path("id"))));
    }

    @Test
    void forgets_its_addresses_some_time_after_it_is_over() {
        trade.heard();
        var email = "ga-" + UUID.randomUUID() + "@nordlys.example";
        var asked = trade.post(noordzee.admin(), PATH, Map.of("type", "RESELLER", "customerEmail", email));
        assertThat(contacts(asked))
                .containsExactlyInAnyOrder("REQUEST_CONTACT " + email, "REQUESTER somebody@example.org");
        act(noordzee.admin(), asked, "withdraw").then().statusCode(200);

        trade.advance(Duration.ofDays(30).plusSeconds(1));

        assertThat(contacts(asked)).containsExactlyInAnyOrder("REQUEST_CONTACT ", "REQUESTER ");
    }

    @Test
    void is_unknown_to_strangers() {
        var stranger = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        var asked = ask(noordzee.admin(), Map.of());

        show(stranger.admin(), asked).then().statusCode(404);
        show(new Tenant("CUSTOMER", UUID.randomUUID(), "").admin(), asked)
                .then()
                .statusCode(404);
        act(stranger.admin(), asked, "withdraw").then().statusCode(404);
        trade.get(stranger.admin(), PATH).then().body("items", empty());
        show(Trade.REGISTRY, asked).then().statusCode(200);
        trade.get(new Tenant("ADVISER", UUID.randomUUID(), "").as("adviser"), PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void stores_nothing_in_a_dry_run() {
        trade.heard();
        var body = Map.of("type", "RESELLER", "customerTenantId", nordlys.id());

        trade.post(noordzee.admin(), PATH + "?validateOnly=true", body)
                .then()
                .statusCode(200)
                .body("state", is("PENDING"));

        trade.get(noordzee.admin(), PATH).then().body("items", empty());
    }

    @Test
    void has_exactly_one_winner_when_acceptance_decline_and_withdrawal_race() throws Exception {
        trade.heard();
        var asked = ask(noordzee.admin(), Map.of());
        var admin = nordlys.admin();
        var agent = noordzee.admin();

        var answers = together(List.of(
                () -> act(admin, asked, "accept").statusCode(),
                () -> act(agent, asked, "withdraw").statusCode(),
                () -> act(admin, asked, "decline").statusCode(),
                () -> act(admin, asked, "accept").statusCode(),
                () -> act(agent, asked, "withdraw").statusCode()));

        assertThat(answers).containsOnlyOnce(200).contains(409).doesNotContain(500);
        var relationships = trade.get(agent, "/v1/relationships")
                .jsonPath()
                .getList("items")
                .size();
        assertThat(relationships).isEqualTo(state(asked).equals("ACCEPTED") ? 1 : 0);
    }

    @Test
    void makes_one_relationship_when_two_are_accepted_at_once() throws Exception {
        trade.heard();
        var admin = nordlys.admin();
        var first = ask(noordzee.admin(), Map.of());
        var second = ask(noordzee.admin(), Map.of("includeDelegatedAdmin", true));

        var answers = together(List.of(
                () -> act(admin, first, "accept").statusCode(),
                () -> act(admin, second, "accept").statusCode()));

        assertThat(answers).containsExactly(200, 200);
        trade.get(admin, "/v1/relationships")
                .then()
                .body("items", hasSize(1))
                .body("items[0].delegatedAdmin", is(true));
    }

    @Test
    void leaves_its_traces_in_the_audit_trail_of_all_parties() {
        trade.heard();
        var asked = ask(noordzee.admin(), Map.of());
        act(nordlys.admin(), asked, "accept");

        trade.get(noordzee.admin(), "/v1/audit-records?pageSize=50")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.resourceType == 'relationship_request' }.operation",
                        containsInAnyOrder("create_relationship_request", "accept_relationship_request"));
    }

    private static List<Integer> together(List<Callable<Integer>> acts) throws Exception {
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Response ask(String who, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("type", "RESELLER", "customerTenantId", nordlys.id()));
        body.putAll(more);
        return trade.post(who, PATH, body);
    }

    private static Map<String, Object> indirect(Tenant reseller, Tenant provider, Tenant customer) {
        return Map.of(
                "type", "INDIRECT_RESELLER",
                "customerTenantId", customer.id(),
                "indirectProviderTenantId", provider.id(),
                "resellerPartnerId", reseller.partnerId());
    }

    private Response show(String who, Response asked) {
        return trade.get(who, PATH + "/" + asked.path("id"));
    }

    private Response act(String who, Response asked, String verb) {
        return trade.act(who, PATH + "/" + asked.path("id") + "/" + verb);
    }

    private String state(Response asked) {
        return sql.first(
                        row -> row.getString(1),
                        "select state from relationship_request where id = ?::uuid",
                        asked.<String>path("id"))
                .orElseThrow();
    }

    private List<String> contacts(Response asked) {
        return sql.list(
                row -> row.getString(1),
                "select purpose || ' ' || coalesce(email, '') from contact where purpose_subject = ?",
                asked.<String>path("id"));
    }
}
