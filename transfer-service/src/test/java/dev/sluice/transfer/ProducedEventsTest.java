package dev.sluice.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What the service publishes")
class ProducedEventsTest {

    static final String EVENTS = "transfer.relationship-events.v1";
    static final String STATE = "transfer.relationship-state.v1";
    static final String CONTACTS = "transfer.contacts.v1";
    static final String REQUESTS = "/v1/relationship-requests";

    final Trade trade = new Trade();
    final Trade.Tenant fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
    final Trade.Tenant alpen =
            trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
    final Trade.Tenant bay = trade.partner("UNITED_STATES", "DIRECT_BILL");
    final Trade.Tenant nordlys = trade.customer("EUROPE");

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void keeps_to_its_schemas_and_betrays_nobody() throws IOException {
        trade.heard();
        play();

        var published = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Published.on(List.of(EVENTS, STATE, CONTACTS), fjord, alpen, bay, nordlys),
                        all -> all.types().contains("relationship.expired.v1") && all.hasTombstone());

        assertThat(published.types())
                .contains(
                        "relationship.requested.v1",
                        "relationship.resent.v1",
                        "relationship.accepted.v1",
                        "relationship.declined.v1",
                        "relationship.withdrawn.v1",
                        "relationship.rejected-region.v1",
                        "relationship.expired.v1",
                        "relationship.delegated-admin-ended.v1",
                        "relationship.ended.v1",
                        "relationship.changed.v1",
                        "customer.requested.v1",
                        "contact.changed.v1");
        published.keepToTheirContracts();
        checkInvitations(published);
        Published.on(List.of(EVENTS, STATE), fjord, alpen, bay, nordlys).betrayNobody();
    }

    /** Only the invited person's record says where to answer, and what the partner writes. */
    private static void checkInvitations(Published published) throws IOException {
        var invited = new ArrayList<JsonNode>();
        for (var record : published.records()) {
            if (record.topic().equals(CONTACTS) && record.value() != null) {
                var contact = Golden.JSON.readTree(record.value());
                if (contact.get("purpose").asText().equals("REQUEST_CONTACT")) {
                    invited.add(contact);
                } else {
                    assertThat(contact.has("link") || contact.has("message")).isFalse();
                }
            }
        }
        assertThat(invited).singleElement().satisfies(contact -> {
            assertThat(contact.get("link").asText())
                    .contains("requestId=" + contact.get("purposeSubject").asText());
            assertThat(contact.get("message").asText()).isEqualTo("Dear Mr Nordlys");
        });
    }

    /** Every step that a request and a relationship can take. */
    private void play() {
        var indirect = Map.of(
                "type",
                "INDIRECT_RESELLER",
                "customerTenantId",
                nordlys.id(),
                "indirectProviderTenantId",
                fjord.id(),
                "resellerPartnerId",
                alpen.partnerId(),
                "includeDelegatedAdmin",
                true,
                "message",
                "Dear Ms Jansen");
        var email = "ga-" + nordlys.id() + "@nordlys.example";
        var asked = ask(alpen, indirect);
        act(alpen.admin(), asked, "resend");
        act(nordlys.admin(), asked, "accept");
        act(nordlys.admin(), ask(alpen, indirect), "decline");
        act(alpen.admin(), ask(alpen, indirect), "withdraw");
        act(
                nordlys.called(email, "global-admin"),
                ask(bay, Map.of("type", "RESELLER", "customerEmail", email, "message", "Dear Mr Nordlys")),
                "accept");
        ask(alpen, indirect);
        List<String> made = trade.get(nordlys.admin(), "/v1/relationships").path("items.id");
        trade.act(nordlys.admin(), "/v1/relationships/" + made.getFirst() + "/end-delegated-admin");
        trade.act(nordlys.admin(), "/v1/relationships/" + made.getFirst() + "/remove");
        trade.post(
                fjord.admin(),
                "/v1/customers",
                Map.of("name", "Ny", "country", "DK", "domains", List.of("ny.example")));
        trade.advance(Duration.ofDays(61));
    }

    private String ask(Trade.Tenant partner, Map<String, ?> body) {
        var answer = trade.post(partner.admin(), REQUESTS, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private void act(String who, String request, String verb) {
        var answer = trade.act(who, REQUESTS + "/" + request + "/" + verb);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
