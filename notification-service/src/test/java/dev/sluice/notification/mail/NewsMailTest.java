package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Story;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A mail about something else than a change of partner")
class NewsMailTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String RELATIONSHIPS = "transfer.relationship-events.v1";
    static final String RENEWALS = "transfer.migration-events.v1";
    static final String ENDPOINTS = "notification.delivery-events.v1";

    @Inject
    MockMailbox mailbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    Story story;
    String eva;
    String ian;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        eva = "eva@" + story.customer + ".example";
        ian = "ian@" + story.newPartner + ".example";
        story.registers("Delta Waterwerken NV", "");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void asks_the_invited_person_for_an_answer() {
        var invited = story.contact(eva, "REQUEST_CONTACT");
        ((ObjectNode) invited.get("data"))
                .put("link", "https://admin.example/invitation?requestId=" + story.request)
                .put("message", "Dear Eva,\nwe would like to take care of your licences.");
        story.publishes("transfer.contacts.v1", invited);

        story.publishes(RELATIONSHIPS, relationship("requested"));

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(eva)).hasSize(1));
        assertThat(mails(eva).getFirst().getSubject())
                .isEqualTo("Action required: Noordzee Licenties BV asks for a reseller relationship.");
        assertThat(mails(eva).getFirst().getText())
                .contains(
                        "An answer is possible until 4 March 2026 09:00 UTC.",
                        "The partner writes:\n\nDear Eva,\nwe would like to take care of your licences.",
                        "Accept or decline here: https://admin.example/invitation?requestId=" + story.request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cocp", "transfer", "attribution"})
    void goes_to_the_address_that_any_of_the_services_told(String service) {
        var contact = story.contact(ian, "REQUESTER").put("source", "/services/" + service);
        story.publishes(service + ".contacts.v1", contact);

        story.publishes(RELATIONSHIPS, relationship("accepted"));

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(ian)).hasSize(1));
    }

    @Test
    void tells_who_asked_what_became_of_it() {
        story.publishes("transfer.contacts.v1", story.contact(ian, "REQUESTER"));

        story.publishes(RELATIONSHIPS, relationship("accepted"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mails(ian))
                        .extracting(Mail::getSubject)
                        .containsExactly("The reseller relationship with Noordzee Licenties BV is accepted."));
    }

    @Test
    void invites_a_partner_to_a_selection_at_its_published_contact() {
        var contact = story.contact(ian, "CHANGE_CONTACT");
        ((ObjectNode) contact.get("data")).remove("purposeSubject");
        story.publishes("cocp.contacts.v1", contact);
        var invited = story.example("cocp.selection-events.v1", "selection.invited.v1");

        story.publishes(
                "cocp.selection-events.v1",
                invited.put("subject", UUID.randomUUID().toString()));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mails(ian))
                        .extracting(Mail::getSubject)
                        .containsExactly("Delta Waterwerken NV invites Noordzee Licenties BV to give a quotation."));
    }

    @Test
    void warns_those_who_manage_endpoints_and_nobody_who_does_not_want_it() {
        var bob = "bob@" + story.newPartner + ".example";
        var olga = "olga@" + story.newPartner + ".example";
        List.of(ian, bob).forEach(each -> story.publishes("cocp.contacts.v1", user(each, "integration-admin")));
        story.publishes("cocp.contacts.v1", user(olga, "contract-submitter"));
        new Owner("PARTNER", story.newPartner, bob, List.of("viewer"))
                .says()
                .body(Map.of("mail", false))
                .put("/v1/contact-preferences/{email}", bob)
                .then()
                .statusCode(201);
        var reader = new Owner("PARTNER", story.newPartner, ian, List.of("integration-admin"));
        // Users are looked up when it happens: they have to have arrived.
        story.publishes("cocp.contacts.v1", story.contact(ian, "REQUEST_CONTACT"));
        story.happens("requested");
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(ian)).hasSize(1));

        story.publishes(ENDPOINTS, endpoint("endpoint.failing.v1"));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(mails(ian)).extracting(Mail::getSubject).contains("A webhook endpoint is failing."));
        assertThat(reader.sees("/v1/notices").getList("items.title")).contains("A webhook endpoint is failing");
        story.publishes(ENDPOINTS, endpoint("endpoint.disabled.v1"));
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(ian)).hasSize(3));
        assertThat(mails(bob)).isEmpty();
        assertThat(mails(olga)).isEmpty();
    }

    @Test
    void asks_the_holder_of_a_subscription_to_let_go_and_tells_who_asked_what_became_of_it() {
        var fay = "fay@" + story.oldPartner + ".example";
        story.publishes("cocp.contacts.v1", user(ian, "admin-agent"));
        var contact = user(fay, "admin-agent");
        ((ObjectNode) contact.get("data")).put("tenantId", story.oldPartner.toString());
        story.publishes("cocp.contacts.v1", contact);
        // Users are looked up when it happens: they have to have arrived.
        story.publishes("cocp.contacts.v1", story.contact(fay, "REQUEST_CONTACT"));
        story.happens("requested");
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(fay)).hasSize(1));

        story.publishes(RENEWALS, renewal("channel-transfer.release-requested.v1"));
        story.publishes(RENEWALS, renewal("channel-transfer.release-granted.v1"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mails(ian))
                        .extracting(Mail::getSubject)
                        .containsExactly("Action required: Fjord Cloud A/S asks for the release of a subscription."));
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(fay)).hasSize(2));
        assertThat(mails(fay).getLast().getSubject()).isEqualTo("A subscription of Delta Waterwerken NV is released.");
        assertThat(mails(fay).getLast().getText())
                .contains("Reserved for whoever asked until 18 March 2026 09:30 UTC.");
        assertThat(titles(story.oldPartner))
                .contains("You asked for the release of a subscription of Delta Waterwerken NV");
    }

    @Test
    void lets_each_party_of_a_request_for_a_relationship_read_its_own_part() {
        story.publishes(
                RELATIONSHIPS,
                relationship("requested")
                        .put("audience", "%s,%s,%s".formatted(story.customer, story.newPartner, story.oldPartner)));

        var eva = new Owner("CUSTOMER", story.customer, this.eva, List.of("global-admin"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(eva.sees("/v1/notices").getList("items.title"))
                        .containsExactly("Action required: Noordzee Licenties BV asks for a reseller relationship"));
        assertThat(titles(story.newPartner)).containsExactly("Your request for a reseller relationship is on its way");
        assertThat(titles(story.oldPartner)).containsExactly("Noordzee Licenties BV asks for a reseller relationship");
    }

    private List<String> titles(UUID partner) {
        return new Owner("PARTNER", partner, "x@" + partner + ".example", List.of("sales-agent"))
                .sees("/v1/notices")
                .getList("items.title");
    }

    private ObjectNode renewal(String type) {
        return story.example(RENEWALS, type).put("subject", UUID.randomUUID().toString());
    }

    private ObjectNode relationship(String what) {
        var event = story.example(RELATIONSHIPS, "relationship." + what + ".v1");
        event.put("subject", story.request.toString());
        var data = (ObjectNode) event.get("data");
        data.put("requestId", story.request.toString()).put("customerTenantId", story.customer.toString());
        return event;
    }

    private ObjectNode endpoint(String type) {
        return story.example(ENDPOINTS, type)
                .put("subject", UUID.randomUUID().toString())
                .put("audience", story.newPartner.toString());
    }

    private ObjectNode user(String email, String role) {
        var contact = story.contact(email, "PARTNER_USER");
        var data = (ObjectNode) contact.get("data");
        data.remove("purposeSubject");
        ((ArrayNode) data.get("roles")).removeAll().add(role);
        return contact;
    }

    private List<Mail> mails(String email) {
        return mailbox.getMailsSentTo(email);
    }
}
