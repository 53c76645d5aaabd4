package dev.sluice.cocp.selection;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A supplier selection")
class SelectionTest {

    static final Path CONTRACTS = Path.of(System.getProperty("sluice.root", ".."), "contracts");
    static final String TOPIC = "cocp.selection-events.v1";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    ObjectMapper json;

    World world;
    UUID adviserTenant;
    UUID roma;
    String adviser;
    String luca;
    String otherAdviser;
    String otherCustomer;
    String operator;

    @BeforeEach
    void register() {
        world = World.registered();
        adviserTenant = UUID.randomUUID();
        roma = UUID.randomUUID();
        adviser = TestTokens.token("ADVISER", adviserTenant, "ada@advice.example", "adviser");
        luca = TestTokens.token("PARTNER", roma, "luca@roma.example", "admin-agent");
        otherAdviser = TestTokens.token("ADVISER", UUID.randomUUID(), "", "adviser");
        otherCustomer = TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "enterprise-admin");
        operator = TestTokens.token("OPERATOR", UUID.randomUUID(), "", "operations");
        world.partner(roma, "Roma Servizi Srl", "R0MA" + world.tag, "IT", true);
    }

    @Test
    void leads_from_the_needs_to_a_change_request_that_is_accepted_as_it_is() throws IOException {
        var moved = world.agreement();
        var own = world.agreement(Map.of("currentPartnerPcn", world.noordzeePcn));
        var id = world.post(world.customer, "/v1/selections", opening(Map.of("agreementIds", List.of(moved, own))))
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .header("Location", notNullValue())
                .body("state", is("OPEN"))
                .body("agreementIds", contains(moved, own))
                .body("deadlines.kind", contains("QUOTATIONS", "DECISION"))
                .body("allowedActions", contains("invite-adviser", "invite", "discuss", "close"))
                .body("warnings", empty())
                .extract()
                .<String>path("id");
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        act(adviser, id, "invitations", Map.of("partnerTenantId", world.noordzee))
                .statusCode(201);
        act(adviser, id, "invitations", Map.of("partnerTenantId", roma)).statusCode(201);
        quote(world.anna, id, world.noordzee, offer(90, 70, "100.00"))
                .statusCode(201)
                .header("ETag", is("\"1\""));
        quote(luca, id, roma, offer(50, 100, "80.00"))
                .statusCode(201)
                .body("totalCost.amounts.amount", contains("2970.00"))
                .body("totalCost.amounts.currency", contains("EUR"));
        putAs(adviser, path(id) + "/discussion", null, Map.of("notes", "Noordzee answers sooner.\nŁódź office?"))
                .then()
                .statusCode(201);
        get(adviser, id, "/comparison")
                .statusCode(200)
                .body("method", is("weighted-sum-1"))
                .body("places.partnerTenantId", contains(world.noordzee.toString(), roma.toString()))
                .body("places.points", contains("82.00", "70.00"))
                .body("places[0].shares.points", contains("54.00", "28.00"))
                .body("recommended", contains(world.noordzee.toString()))
                .body("quotations.companyInfo", hasItem("We are 40 people."))
                .body("notes", empty());
        checkReport(id);

        var body = act(world.customer, id, "choose", Map.of("partnerTenantId", world.noordzee))
                .statusCode(200)
                .body("licenseIds", contains(moved))
                .body("newPartnerPcn", is(world.noordzeePcn))
                .body("partnerContactEmail", is("anna@noordzee.example"))
                .body("signatory.firstName", is("Ea"))
                .body("signatory.lastName", is("Admin"))
                .extract()
                .asString();

        given().header("Authorization", "Bearer " + world.customer)
                .contentType("application/json")
                .body(body)
                .post("/v1/partner-change-requests")
                .then()
                .statusCode(201)
                .body("newPartner.pcn", is(world.noordzeePcn))
                .body("refusedItems", empty())
                .body("warnings", empty());
        get(world.customer, id, "/change-request").statusCode(200).body("licenseIds", contains(moved));
        get(world.customer, id, "")
                .body("state", is("CHOSEN"))
                .body("chosenPartnerTenantId", is(world.noordzee.toString()))
                .body("allowedActions", empty())
                .body("deadlines", empty())
                .body("warnings.code", contains("COCP_ALREADY_OPEN"));
        get(world.customer, id, "/timeline")
                .body(
                        "items.type",
                        contains(
                                "selection.opened.v1",
                                "selection.invited.v1",
                                "selection.invited.v1",
                                "selection.invited.v1",
                                "selection.quoted.v1",
                                "selection.quoted.v1",
                                "selection.chosen.v1",
                                "selection.closed.v1"))
                .body(
                        "items.actor",
                        contains(
                                "CUSTOMER",
                                "CUSTOMER",
                                "ADVISER",
                                "ADVISER",
                                "PARTNER",
                                "PARTNER",
                                "CUSTOMER",
                                "CUSTOMER"));
        get(luca, id, "/timeline")
                .body("items.type", contains("selection.invited.v1", "selection.quoted.v1", "selection.closed.v1"))
                .body("items[2].data.reason", is("ANOTHER_PARTNER_CHOSEN"));
        checkAudit(id);
    }

    private void checkReport(String id) throws IOException {
        var report = given().header("Authorization", "Bearer " + adviser).get(path(id) + "/report");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.contentType()).startsWith("application/pdf");
        try (var document = Loader.loadPDF(report.asByteArray())) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Advice on the choice of a partner: Renewal")
                    .contains("Somebody who answers the telephone")
                    .contains("service: weight 60, 60.00 % of all")
                    .contains("Recommended: Noordzee Licenties BV")
                    .contains("2. Roma Servizi Srl: 70.00 points of 100; 2970.00 EUR")
                    .contains("Noordzee answers sooner.")
                    .contains("Łódź office?")
                    .contains("weighted-sum-1")
                    .contains("None yet");
        }
    }

    /** The customer's log has the whole, a partner's its own quotation. */
    private void checkAudit(String id) {
        var admin = TestTokens.token("CUSTOMER", world.delta, "", "enterprise-admin", "global-admin");
        world.get(admin, "/v1/audit-records?pageSize=1000")
                .then()
                .body(
                        "items.findAll { it.resourceType == 'supplier_selection' }.operation",
                        containsInAnyOrder(
                                "open_selection",
                                "invite_adviser",
                                "invite_partner",
                                "invite_partner",
                                "note_discussion",
                                "choose_partner"));
        world.get(luca, "/v1/audit-records?pageSize=1000")
                .then()
                .body(
                        "items.findAll { it.resourceType.startsWith('supplier') }.operation",
                        contains("submit_quotation"))
                .body(
                        "items.findAll { it.resourceType == 'supplier_quotation' }.resourceId",
                        contains(id + "/" + roma));
    }

    @Test
    void is_refused_with_every_reason() {
        var criteria = List.of(Map.of("key", "a", "weight", 1), Map.of("key", "A", "weight", 1));
        var body = opening(Map.of(
                "agreementIds",
                List.of("nowhere", world.agreement()),
                "criteria",
                criteria,
                "quotationsDueAt",
                "2026-01-01T00:00:00Z"));

        world.post(world.customer, "/v1/selections", body)
                .then()
                .statusCode(422)
                .body("code", is("SELECTION_REFUSED"))
                .body("errors.code", contains("LICENSE_UNKNOWN", "CRITERION_REPEATED", "BACKDATED_NOT_ALLOWED"))
                .body("errors.pointer", contains("/agreementIds/0", "/criteria/1/key", "/quotationsDueAt"));
        world.post(world.customer, "/v1/selections", opening(Map.of("agreementIds", List.of("x"))))
                .then()
                .statusCode(422)
                .body("code", is("LICENSE_UNKNOWN"));
    }

    @Test
    void names_every_fault_of_a_body() {
        world.post(
                        world.customer,
                        "/v1/selections",
                        Map.of("agreementIds", List.of(), "criteria", List.of(Map.of("key", " ", "weight", 0)), "x", 1))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/x", "/agreementIds", "/criteria/0/key", "/criteria/0/weight", "/name", "/needs"));
        var id = opened();
        invited(id, roma);
        var prices = List.of(Map.of("item", "seats", "amount", "-1", "currency", "XYZ", "per", "DAY"));
        quote(
                        luca,
                        id,
                        roma,
                        Map.of(
                                "prices",
                                prices,
                                "answers",
                                Map.of("service", Map.of("score", 101), "expertise", Map.of())))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/prices/0/amount",
                                "/prices/0/currency",
                                "/prices/0/per",
                                "/answers/service/score",
                                "/answers/expertise/score"));
    }

    @Test
    void lets_in_advisers_that_are_no_partners() {
        var id = opened();

        act(world.customer, id, "advisers", Map.of("tenant", world.fjord))
                .statusCode(422)
                .body("code", is("ADVISER_NOT_INDEPENDENT"))
                .body("errors.pointer", contains("/tenant"));
        act(world.customer, id, "advisers", Map.of("tenant", world.delta))
                .statusCode(422)
                .body("code", is("ADVISER_NOT_INDEPENDENT"));
        act(adviser, id, "advisers", Map.of("tenant", UUID.randomUUID())).statusCode(403);
        get(adviser, id, "").statusCode(404);
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant))
                .statusCode(409)
                .body("code", is("ALREADY_INVITED"));
        get(adviser, id, "").statusCode(200).body("allowedActions", contains("invite", "discuss"));

        world.partner(adviserTenant, "Turncoat", "TURN" + world.tag, "NL", true);
        get(adviser, id, "").statusCode(403).body("code", is("ADVISER_NOT_INDEPENDENT"));
        act(world.customer, id, "invitations", Map.of("partnerTenantId", adviserTenant))
                .statusCode(422)
                .body("errors.code", contains("PARTNER_IS_ADVISER"));
    }

    @Test
    void shows_who_may_be_invited_and_why_others_may_not() {
        var blocked = UUID.randomUUID();
        var bay = UUID.randomUUID();
        world.partner(blocked, "Blocked " + world.tag, "BL0C" + world.tag, "BE", false);
        world.partner(bay, "Bay " + world.tag, "BAYC" + world.tag, "US", true);
        var reseller = World.partnerBody("Reseller " + world.tag, "", "DE", true);
        reseller.remove("pcn");
        world.put("/v1/partners/" + UUID.randomUUID(), reseller).then().statusCode(201);
        world.partner(UUID.randomUUID(), "Good " + world.tag, "G00D" + world.tag, "FR", true);
        var id = opened();
        invited(id, roma);

        var candidates = get(world.customer, id, "/candidates?name=" + world.tag);
        candidates
                .statusCode(200)
                .body("items.suitable", contains(false, false, false, true))
                .body("items[0].reasons.code", contains("PCN_NOT_ALLOWED"))
                .body("items[1].reasons.code", contains("PARTNER_OUT_OF_REGION"))
                .body("items[2].reasons.code", contains("PCN_MISSING"))
                .body("items[3].reasons", empty())
                .body("items[3].concerns.code", contains("NO_SUBMITTER"));
        get(world.customer, id, "/candidates?suitable=true&name=" + world.tag)
                .body("items.name", contains("Good " + world.tag));
        get(world.customer, id, "/candidates?pageSize=1000")
                .body(
                        "items.find { it.partnerTenantId == '%s' }.reasons.code".formatted(world.fjord),
                        contains("SAME_PARTNER"));
        get(world.customer, id, "/candidates?name=Roma&pageSize=1000")
                .body("items.find { it.partnerTenantId == '%s' }.invited".formatted(roma), is(true));
        get(world.anna, id, "/candidates").statusCode(403);
        var first = get(world.customer, id, "/candidates?pageSize=3&name=" + world.tag);
        get(
                        world.customer,
                        id,
                        "/candidates?pageSize=3&name=" + world.tag + "&pageToken="
                                + first.extract().path("nextPageToken"))
                .body("items.name", contains("Good " + world.tag));

        act(world.customer, id, "invitations", Map.of("partnerTenantId", bay))
                .statusCode(422)
                .body("code", is("PARTNER_NOT_SUITABLE"))
                .body("errors.code", contains("PARTNER_OUT_OF_REGION"));
        act(world.customer, id, "invitations", Map.of("partnerTenantId", UUID.randomUUID()))
                .statusCode(422)
                .body("code", is("PARTNER_UNKNOWN"));
        act(world.customer, id, "invitations", Map.of("partnerTenantId", roma))
                .statusCode(409)
                .body("code", is("ALREADY_INVITED"));
    }

    @Test
    void takes_quotations_by_the_version_that_was_read() {
        var id = opened();
        invited(id, roma);

        quote(luca, id, roma, offer(1, 1, "1")).statusCode(201).body("version", is(1));
        quote(luca, id, roma, offer(2, 2, "2")).statusCode(428);
        quoteWith(luca, id, roma, "\"9\"", offer(2, 2, "2")).statusCode(412);
        quoteWith(luca, id, roma, "\"1\"", offer(2, 2, "2"))
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("answers.service.score", is(2.0f));
        quote(luca, id, roma, Map.of("answers", Map.of("looks", Map.of("score", 1), "a/b", Map.of("score", 1))))
                .statusCode(428);
        quoteWith(
                        luca,
                        id,
                        roma,
                        "*",
                        Map.of("answers", Map.of("looks", Map.of("score", 1), "a/b", Map.of("score", 1))))
                .statusCode(422)
                .body("code", is("CRITERION_UNKNOWN"))
                .body("errors.pointer", contains("/answers/a~1b", "/answers/looks"));
        get(luca, id, "/quotations/" + roma).header("ETag", is("\"2\"")).body("quotedAt", notNullValue());
    }

    @Test
    void keeps_each_partner_from_the_others_and_strangers_from_all() {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, world.noordzee);
        invited(id, roma);
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);
        putAs(world.customer, path(id) + "/discussion", null, Map.of("notes", "secret"))
                .then()
                .statusCode(201);

        for (var reader : List.of(world.customer, world.reader, adviser)) {
            get(reader, id, "").body("invitations", hasSize(2)).body("advisers", hasSize(1));
            get(reader, id, "/quotations")
                    .body("items.partnerTenantId", contains(world.noordzee.toString(), roma.toString()));
            get(reader, id, "/quotations/" + roma).statusCode(200);
            get(reader, id, "/discussion").body("notes", is("secret"));
        }
        get(luca, id, "")
                .statusCode(200)
                .body("needs", notNullValue())
                .body("criteria.key", contains("service", "expertise"))
                .body("agreements", is(1))
                .body("agreementIds", nullValue())
                .body("advisers", nullValue())
                .body("advised", is(true))
                .body("invitations.partnerTenantId", contains(roma.toString()))
                .body("deadlines.kind", contains("QUOTATIONS"))
                .body("allowedActions", contains("quote"));
        assertThat(get(luca, id, "").extract().asString())
                .doesNotContain(world.noordzee.toString(), "Noordzee", "secret");
        get(luca, id, "/quotations").body("items.partnerTenantId", contains(roma.toString()));
        get(luca, id, "/quotations/" + world.noordzee).statusCode(404);
        quote(luca, id, world.noordzee, offer(1, 1, "1")).statusCode(404);
        for (var secret : List.of("/comparison", "/report", "/discussion", "/candidates", "/change-request")) {
            get(luca, id, secret).statusCode(403);
        }
        get(operator, id, "").statusCode(200).body("invitations", hasSize(2));
        get(operator, id, "/quotations").statusCode(403);
        get(operator, id, "/comparison").statusCode(403);

        for (var stranger : List.of(otherCustomer, otherAdviser, world.lars, world.stranger)) {
            get(stranger, id, "").statusCode(404);
            get(stranger, id, "/timeline").statusCode(404);
            get(stranger, id, "/quotations").statusCode(404);
            get(stranger, id, "/quotations/" + roma).statusCode(404);
            world.get(stranger, "/v1/selections").then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        for (var stranger : List.of(otherCustomer, otherAdviser)) {
            for (var secret : List.of("/comparison", "/report", "/discussion", "/candidates")) {
                get(stranger, id, secret).statusCode(404);
            }
            act(stranger, id, "invitations", Map.of("partnerTenantId", world.fjord))
                    .statusCode(404);
        }
        act(otherCustomer, id, "choose", Map.of("partnerTenantId", roma)).statusCode(404);
        quote(world.lars, id, world.fjord, offer(1, 1, "1")).statusCode(404);
    }

    @Test
    void is_decided_by_the_customer_alone() {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, roma);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);

        for (var other : List.of(adviser, luca, world.reader, operator)) {
            act(other, id, "choose", Map.of("partnerTenantId", roma)).statusCode(403);
            act(other, id, "close", Map.of()).statusCode(403);
            world.post(other, "/v1/selections", opening(Map.of())).then().statusCode(403);
        }
        act(world.customer, id, "choose", Map.of("partnerTenantId", world.noordzee))
                .statusCode(422)
                .body("code", is("NO_QUOTATION"));
        world.replace("/v1/partners/" + roma, "*", World.partnerBody("Roma", "R0MA" + world.tag, "IT", false));
        act(world.customer, id, "choose", Map.of("partnerTenantId", roma))
                .statusCode(422)
                .body("code", is("PARTNER_NOT_SUITABLE"))
                .body("errors.code", contains("PCN_NOT_ALLOWED"));
        act(world.customer, id, "close", Map.of("reason", "budget is gone"))
                .statusCode(200)
                .body("state", is("CLOSED"))
                .body("closedBecause", is("CALLED_OFF"));
        act(world.customer, id, "choose", Map.of("partnerTenantId", roma))
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("CLOSED"))
                .body("stateSince", notNullValue());
        quoteWith(luca, id, roma, "*", offer(1, 1, "1")).statusCode(409);
    }

    @Test
    void is_decided_once() throws Exception {
        var id = opened();
        invited(id, world.noordzee);
        invited(id, roma);
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);

        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var partner = i % 2 == 0 ? world.noordzee : roma;
            tasks.add(() -> act(world.customer, id, "choose", Map.of("partnerTenantId", partner))
                    .extract()
                    .statusCode());
        }
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callers.invokeAll(tasks).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        }
    }

    @Test
    void compares_the_same_offers_the_same_way_and_says_what_is_missing() {
        var id = opened();
        invited(id, world.noordzee);
        invited(id, roma);
        invited(id, partnerNamed("Quiet"));
        var mixed = new HashMap<>(offer(20, 20, "20.00"));
        mixed.put("prices", List.of(Map.of("item", "seats", "amount", "7", "currency", "DKK", "per", "YEAR")));
        mixed.put("answers", Map.of("service", Map.of("score", 20)));
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, mixed).statusCode(201);

        var first = get(world.customer, id, "/comparison").extract().asString();

        assertThat(get(adviser(id), id, "/comparison").extract().asString()).isEqualTo(first);
        get(world.customer, id, "/comparison")
                .body("notes.code", containsInAnyOrder("MIXED_CURRENCIES", "ANSWER_MISSING"))
                .body("notQuoted.name", contains("Quiet"))
                .body(
                        "places.find { it.partnerTenantId == '%s' }.totalCost.amounts.currency".formatted(roma),
                        contains("DKK", "EUR"));
        quoteWith(luca, id, roma, "\"1\"", offer(20, 20, "20.00")).statusCode(200);
        assertThat(get(world.customer, id, "/comparison").extract().<String>path("inputs"))
                .isNotEqualTo(io.restassured.path.json.JsonPath.from(first).getString("inputs"));
    }

    @Test
    void does_nothing_in_a_dry_run_and_the_same_once_for_one_key() {
        var before = selections(world.customer);
        world.post(world.customer, "/v1/selections?validateOnly=true", opening(Map.of()))
                .then()
                .statusCode(200)
                .body("state", is("OPEN"));
        assertThat(selections(world.customer)).isEqualTo(before);
        var body = opening(Map.of());
        var key = UUID.randomUUID().toString();
        var answers = Stream.of(1, 2)
                .map(_ -> given().header("Authorization", "Bearer " + world.customer)
                        .header("Idempotency-Key", key)
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/selections")
                        .<String>path("id"))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        var id = answers.getFirst();
        act(world.customer, id, "invitations?validateOnly=true", Map.of("partnerTenantId", roma))
                .statusCode(200);
        get(luca, id, "").statusCode(404);
        invited(id, roma);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);
        act(world.customer, id, "choose?validateOnly=true", Map.of("partnerTenantId", roma))
                .statusCode(200)
                .body("newPartnerPcn", is("R0MA" + world.tag))
                .body("partnerContactEmail", is("luca@roma.example"));
        get(world.customer, id, "").body("state", is("OPEN"));
        var version = get(world.customer, id, "").extract().<Integer>path("version");
        given().header("Authorization", "Bearer " + world.customer)
                .header("If-Match", "\"" + (version - 1) + "\"")
                .contentType("application/json")
                .body(Map.of("partnerTenantId", roma))
                .post(path(id) + "/choose")
                .then()
                .statusCode(412);
    }

    @Test
    void ends_by_the_clock_at_the_instants_it_said() {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, roma);
        var due = Instant.parse(get(world.customer, id, "").extract().path("quotationsDueAt"));
        var decideBy = Instant.parse(get(world.customer, id, "").extract().path("decideBy"));
        assertThat(Duration.between(due, decideBy)).isEqualTo(Duration.ofDays(60));

        world.advanceTo(due);

        quote(luca, id, roma, offer(1, 1, "1"))
                .statusCode(409)
                .body("state", is("EVALUATION"))
                .body("stateSince", is(due.toString()));
        get(adviser, id, "")
                .body("state", is("EVALUATION"))
                .body("stateSince", is(due.toString()))
                .body("deadlines.kind", contains("DECISION"))
                .body("allowedActions", contains("discuss"));
        assertThat(selections(world.customer, "?state=EVALUATION")).contains(id);

        world.advanceTo(decideBy);

        get(luca, id, "").body("state", is("CLOSED")).body("closedBecause", is("NOT_DECIDED_IN_TIME"));
        get(luca, id, "/timeline").body("items[1].at", is(decideBy.toString()));
        assertThat(selections(world.customer, "?state=CLOSED")).contains(id);
        assertThat(selections(world.customer, "?state=OPEN")).doesNotContain(id);
        world.get(world.customer, "/v1/selections?state=DONE").then().statusCode(400);
    }

    @Test
    void puts_its_deadlines_into_the_lists_of_those_they_concern() {
        var id = opened();
        invited(id, roma);

        world.get(luca, "/v1/deadlines")
                .then()
                .body("items.findAll { it.subject == '%s' }.kind".formatted(id), contains("QUOTATIONS"))
                .body("items.findAll { it.subject == '%s' }.link".formatted(id), contains(path(id)));
        world.get(world.customer, "/v1/deadlines?pageSize=1000")
                .then()
                .body("items.findAll { it.subject == '%s' }.kind".formatted(id), contains("QUOTATIONS", "DECISION"));
        act(world.customer, id, "close", Map.of()).statusCode(200);
        world.get(luca, "/v1/deadlines").then().body("items.subject", not(hasItem(id)));
    }

    @Test
    void is_listed_page_by_page_to_everybody_who_takes_part() {
        var ids = List.of(opened(), opened(), opened());
        ids.forEach(id -> invited(id, roma));

        for (var reader : List.of(world.customer, luca)) {
            var first = world.get(reader, "/v1/selections?pageSize=2")
                    .then()
                    .body("items.id", contains(ids.get(0), ids.get(1)));
            world.get(
                            reader,
                            "/v1/selections?pageSize=2&pageToken="
                                    + first.extract().path("nextPageToken"))
                    .then()
                    .body("items.id", contains(ids.get(2)))
                    .body("nextPageToken", nullValue());
        }
        world.get(operator, "/v1/selections?pageSize=1000")
                .then()
                .body("items.id", hasItems(ids.toArray(String[]::new)));
    }

    @Test
    void keeps_its_notes_by_the_version_that_was_read() {
        var id = opened();
        var discussion = path(id) + "/discussion";
        get(world.customer, id, "/discussion").statusCode(404);

        putAs(world.customer, discussion, null, Map.of("notes", "one"))
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""));
        putAs(world.customer, discussion, null, Map.of("notes", "two")).then().statusCode(428);
        putAs(world.customer, discussion, "\"1\"", Map.of("notes", "two"))
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""));
        putAs(world.customer, discussion, "\"1\"", Map.of("notes", "three"))
                .then()
                .statusCode(412);
        putAs(world.reader, discussion, "\"2\"", Map.of("notes", "three"))
                .then()
                .statusCode(403);
    }

    @Test
    void tells_each_partner_its_own_part_and_nobody_what_was_said() throws IOException {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, world.noordzee);
        invited(id, roma);
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);
        act(world.customer, id, "choose", Map.of("partnerTenantId", roma)).statusCode(200);

        var told = await().atMost(Duration.ofSeconds(20)).until(() -> published(id), records -> records.size() == 8);

        assertThat(told)
                .extracting(record -> header(record, "ce_sequence"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        for (var record : told) {
            var data = json.readTree(record.value());
            assertThat(violations(record)).as(header(record, "ce_type")).isEmpty();
            assertThat(header(record, "ce_correlationid")).isEqualTo(id);
            assertThat(tenants(data))
                    .isSubsetOf(Arrays.asList(header(record, "ce_audience").split(",")));
            assertThat(new String(record.value(), UTF_8))
                    .doesNotContain("telephone", "Renewal", "40 people", "10.00", "@");
        }
        assertThat(typesFor(told, roma))
                .containsExactly("selection.invited.v1", "selection.quoted.v1", "selection.chosen.v1");
        assertThat(typesFor(told, world.noordzee))
                .containsExactly("selection.invited.v1", "selection.quoted.v1", "selection.closed.v1");
        assertThat(typesFor(told, adviserTenant)).hasSize(7).doesNotContain("selection.opened.v1");
        assertThat(typesFor(told, world.delta)).hasSize(8);
    }

    private static List<String> typesFor(List<ConsumerRecord<byte[], byte[]>> told, UUID tenant) {
        return told.stream()
                .filter(record -> header(record, "ce_audience").contains(tenant.toString()))
                .map(record -> header(record, "ce_type"))
                .toList();
    }

    private static Set<String> tenants(JsonNode data) {
        var tenants = new HashSet<>(data.findValuesAsText("tenantId"));
        tenants.addAll(data.findValuesAsText("customerTenantId"));
        tenants.addAll(data.findValuesAsText("adviserTenantId"));
        return tenants;
    }

    private List<String> violations(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var schema = Files.readString(CONTRACTS.resolve(TOPIC).resolve(header(record, "ce_type") + ".schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(new String(record.value(), UTF_8), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> published(String id) {
        var config = Map.<String, Object>of("bootstrap.servers", kafka);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all.stream()
                    .filter(record -> new String(record.key(), UTF_8).equals(id))
                    .toList();
        }
    }

    private Map<String, Object> opening(Map<String, ?> differences) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                "Renewal",
                "needs",
                "Somebody who answers the telephone",
                "criteria",
                List.of(Map.of("key", "service", "weight", 60), Map.of("key", "expertise", "weight", 40.0)),
                "ordersPerYear",
                12));
        body.put("agreementIds", List.of(world.agreement()));
        body.putAll(differences);
        return body;
    }

    private String opened() {
        return world.post(world.customer, "/v1/selections", opening(Map.of()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private UUID partnerNamed(String name) {
        var tenant = UUID.randomUUID();
        world.partner(tenant, name, "Q" + tenant.toString().substring(28), "NL", true);
        return tenant;
    }

    private String adviser(String id) {
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        return adviser;
    }

    private void invited(String id, UUID partner) {
        act(world.customer, id, "invitations", Map.of("partnerTenantId", partner))
                .statusCode(201);
    }

    private static Map<String, Object> offer(int service, int expertise, String amount) {
        return Map.of(
                "companyInfo",
                "We are 40 people.",
                "prices",
                List.of(Map.of("item", "seats", "amount", amount, "currency", "EUR", "per", "MONTH")),
                "fulfilmentFee",
                Map.of("amount", "2.50", "currency", "EUR", "per", "ORDER"),
                "contractTerms",
                "Three years.",
                "expertise",
                List.of("Azure", "licensing"),
                "answers",
                Map.of(
                        "service",
                        Map.of("score", service, "text", "day and night"),
                        "expertise",
                        Map.of("score", expertise)));
    }

    private static String path(String id) {
        return "/v1/selections/" + id;
    }

    private ValidatableResponse act(String who, String id, String verb, Map<String, ?> body) {
        return world.post(who, path(id) + "/" + verb, body).then();
    }

    private ValidatableResponse get(String who, String id, String rest) {
        return world.get(who, path(id) + rest).then();
    }

    private ValidatableResponse quote(String who, String id, UUID partner, Map<String, ?> offer) {
        return putAs(who, path(id) + "/quotations/" + partner, null, offer).then();
    }

    private ValidatableResponse quoteWith(String who, String id, UUID partner, String ifMatch, Map<String, ?> offer) {
        return putAs(who, path(id) + "/quotations/" + partner, ifMatch, offer).then();
    }

    private static Response putAs(String who, String path, String ifMatch, Map<String, ?> body) {
        var request = given().header("Authorization", "Bearer " + who)
                .contentType("application/json")
                .body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path);
    }

    private List<String> selections(String who) {
        return selections(who, "");
    }

    private List<String> selections(String who, String filter) {
        return world.get(who, "/v1/selections" + filter).path("items.id");
    }
}
