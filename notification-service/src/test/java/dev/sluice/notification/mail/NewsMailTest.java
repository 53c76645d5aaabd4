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

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A mail about something else than a change of partner")
class NewsMailTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String RELATIONSHIPS = "transfer.relationship-events.v1";
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
        story.publishes("transfer.contacts.v1", story.contact(eva, "REQUEST_CONTACT"));

        story.publishes(RELATIONSHIPS, relationship("requested"));

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(eva)).hasSize(1));
        assertThat(mails(eva).getFirst().getSubject())
                .isEqualTo("Action required: Noordzee Licenties BV asks for a reseller relationship.");
        assertThat(mails(eva).getFirst().getText())
                .contains("An answer is possible until 4 March 2026 09:00 UTC.", story.request.toString());
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
                .statusCode(200);
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
