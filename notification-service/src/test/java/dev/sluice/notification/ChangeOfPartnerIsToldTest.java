package dev.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
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
@DisplayName("A change of partner is told")
class ChangeOfPartnerIsToldTest {

    static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    MockMailbox mailbox;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final Receiver receiver = new Receiver();
    Story story;
    Owner anna;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        anna = new Owner(
                "PARTNER",
                story.newPartner,
                "anna@noordzee.example",
                List.of("integration-admin", "contract-submitter"));
    }

    @AfterEach
    void end() {
        anna.leaves();
        receiver.close();
        story.close();
    }

    @Test
    void to_a_verified_endpoint_signed_and_without_the_audience() throws Exception {
        var endpoint = anna.hears(receiver, "partner-change.*");

        var event = story.happens("requested");

        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSize(1));
        var received = receiver.posts().getFirst();
        new Webhook(endpoint.getString("secret")).verify(received.text(), received.headers());
        assertThat(received.header("webhook-id")).isEqualTo(event.get("id").asText());
        assertThat(received.header("content-type")).isEqualTo("application/cloudevents+json");
        var promised = event.deepCopy();
        promised.remove("audience");
        assertThat(json.readTree(received.text())).isEqualTo(promised);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(anna.sees(
                                        "/v1/webhook-endpoints/{id}/deliveries?state=DELIVERED",
                                        endpoint.getString("id"))
                                .getList("items.messageId"))
                        .containsExactly(event.get("id").asText()));
    }

    @Test
    void but_once_however_often_the_event_comes() {
        anna.hears(receiver, "*");

        var event = story.happens("requested");
        event.put("sequence", 5);
        story.publishes(Story.CHANGES, event);
        var later = story.happens("accepted");
        later.put("sequence", 6);
        story.publishes(Story.CHANGES, later);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.posts().stream()
                                .map(post -> post.header("webhook-id"))
                                .toList())
                        .containsExactlyInAnyOrder(
                                event.get("id").asText(), later.get("id").asText()));
    }

    @Test
    void to_nobody_who_is_not_in_its_audience_or_wants_other_types_or_other_customers() {
        var stranger = Owner.partner();
        stranger.hears(receiver, "*");
        anna.hears(receiver, "association.*");
        anna.hears(Map.of(
                "url", receiver.url(), "eventTypes", List.of("*"), "customerTenantIds", List.of(UUID.randomUUID())));
        anna.creates(Map.of("url", receiver.url(), "eventTypes", List.of("*")));
        var witness = new Receiver();
        anna.hears(witness, "*");

        story.happens("requested");

        await().atMost(SOON).untilAsserted(() -> assertThat(witness.posts()).hasSize(1));
        assertThat(receiver.posts()).isEmpty();
        witness.close();
    }

    @Test
    void in_the_product_to_everybody_concerned_who_may_act() {
        story.registers("Delta Waterwerken NV", "");
        story.happens("requested");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(titles(anna))
                        .containsExactly(
                                "Action required: Delta Waterwerken NV would like you to be their new partner"));
        assertThat(titles(new Owner("PARTNER", story.oldPartner, "olga@old.example", List.of("contract-submitter"))))
                .containsExactly("Delta Waterwerken NV asked Noordzee Licenties BV to be their new partner");
        assertThat(titles(new Owner("CUSTOMER", story.customer, "eva@delta.example", List.of("online-admin"))))
                .containsExactly("You asked Noordzee Licenties BV to be your new partner");
        assertThat(titles(new Owner("PARTNER", story.newPartner, "vera@noordzee.example", List.of("report-viewer"))))
                .isEmpty();
        assertThat(titles(Owner.partner())).isEmpty();
    }

    @Test
    void and_counts_as_read_for_the_person_who_read_it() {
        story.happens("requested");
        await().atMost(SOON).untilAsserted(() -> assertThat(titles(anna)).hasSize(1));
        var id = anna.sees("/v1/notices").getString("items[0].id");

        anna.says().post("/v1/notices/{id}/read", id).then().statusCode(200).body("read", is(true));

        var colleague = new Owner("PARTNER", story.newPartner, "bert@noordzee.example", List.of("contract-submitter"));
        assertThat(anna.sees("/v1/notices?unread=true").getList("items")).isEmpty();
        assertThat(anna.sees("/v1/notices").getList("items.read")).containsExactly(true);
        assertThat(colleague.sees("/v1/notices?unread=true").getList("items")).hasSize(1);
        Owner.partner().says().post("/v1/notices/{id}/read", id).then().statusCode(404);
    }

    @Test
    void by_mail_to_the_contact_that_the_customer_named() {
        var email = "anna@" + story.newPartner + ".example";
        story.happens("requested");
        story.registers("Delta Waterwerken NV", email);

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(email)).hasSize(1));
        var mail = mails(email).getFirst();
        assertThat(mail.getSubject())
                .isEqualTo("Action required: Delta Waterwerken NV would like you to be their new partner.");
        assertThat(mail.getText()).contains("Hello Anna de Wit", "8100001", "22 January 2026 09:00 UTC");
    }

    private List<Mail> mails(String email) {
        return mailbox.getMailsSentTo(email);
    }

    private static List<String> titles(Owner reader) {
        return reader.sees("/v1/notices").getList("items.title");
    }
}
