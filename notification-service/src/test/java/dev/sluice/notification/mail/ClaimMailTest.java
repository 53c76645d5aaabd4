package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Story;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("The customer's contact of a claim")
class ClaimMailTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String CLAIMS = "attribution.claim-events.v1";
    static final String CONTACTS = "attribution.contacts.v1";

    @Inject
    MockMailbox mailbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final String claim = UUID.randomUUID().toString();
    Story story;
    String gitte;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        gitte = "gitte@" + story.customer + ".example";
        story.registers("Nordlys Holding", "");
        var partner = story.example("cocp.partner-state.v1", "partner.changed.v1");
        ((ObjectNode) partner.get("data")).put("name", "Alpen Advies GmbH");
        story.publishes("cocp.partner-state.v1", partner.put("subject", story.newPartner.toString()));
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void is_written_to_once_when_it_is_submitted() {
        story.publishes(CONTACTS, contact());

        story.publishes(CLAIMS, told("submitted"));
        story.publishes(CLAIMS, told("approved"));

        var reader = new Owner("CUSTOMER", story.customer, gitte, List.of("global-admin"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(reader.sees("/v1/notices").getList("items")).hasSize(2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mailbox.getMailsSentTo(gitte))
                        .singleElement()
                        .satisfies(mail -> {
                            assertThat(mail.getSubject())
                                    .isEqualTo("Alpen Advies GmbH claims a part in what Nordlys Holding bought.");
                            assertThat(mail.getText()).contains("Hello Gitte Lund,", "15 April 2026", claim);
                        }));
    }

    private ObjectNode contact() {
        var contact = story.example(CONTACTS, "contact.changed.v1");
        var id = UUID.randomUUID().toString();
        ((ObjectNode) contact.get("data"))
                .put("contactId", id)
                .put("tenantId", story.customer.toString())
                .put("email", gitte)
                .put("purposeSubject", claim);
        return contact.put("subject", id).put("correlationid", claim);
    }

    private ObjectNode told(String what) {
        var event = story.example(CLAIMS, "claim." + what + ".v1");
        ((ObjectNode) event.get("data"))
                .put("claimId", claim)
                .put("partnerTenantId", story.newPartner.toString())
                .put("customerTenantId", story.customer.toString());
        return event.put("subject", claim)
                .put("customertenantid", story.customer.toString())
                .put("audience", "%s,%s".formatted(story.customer, story.newPartner));
    }
}
