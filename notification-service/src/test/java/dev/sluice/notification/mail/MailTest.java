package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Story;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A mail")
class MailTest {

    static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    MockMailbox mailbox;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    Story story;
    String anna;
    String eva;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        anna = "anna@" + story.newPartner + ".example";
        eva = "eva@" + story.customer + ".example";
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void tells_each_person_of_a_request_what_it_has_to_know() {
        story.registers("Delta Waterwerken NV", anna);
        story.publishes("cocp.contacts.v1", story.contact(eva, "REQUESTER"));

        story.happens("accepted");
        story.happens("canceled");
        story.happens("completed");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mails(eva))
                        .extracting(Mail::getSubject)
                        .containsExactlyInAnyOrder(
                                "Noordzee Licenties BV accepted to be the new partner of Delta Waterwerken NV.",
                                "Noordzee Licenties BV is now the partner of Delta Waterwerken NV."));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mails(anna))
                        .extracting(Mail::getSubject)
                        .containsExactlyInAnyOrder(
                                "Delta Waterwerken NV cancelled the request to Noordzee Licenties BV.",
                                "Noordzee Licenties BV is now the partner of Delta Waterwerken NV."));
    }

    @Test
    void is_written_in_the_language_of_its_contact_unless_the_person_wants_another() {
        story.registers("Delta Waterwerken NV", "");
        story.publishes("cocp.contacts.v1", inDutch(story.contact(anna, "REQUEST_CONTACT")));
        story.publishes("cocp.contacts.v1", inDutch(story.contact(eva, "REQUESTER")));
        var person = new Owner("CUSTOMER", story.customer, eva, List.of("reader"));
        // The example's contacts are of the new partner's tenant; the wish counts for the person's own.
        new Owner("PARTNER", story.newPartner, eva, List.of("viewer"))
                .says()
                .body(Map.of("mail", true, "language", "en-GB"))
                .put("/v1/contact-preferences/{email}", eva)
                .then()
                .statusCode(201);

        story.happens("completed");

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(anna)).hasSize(1));
        assertThat(mails(anna).getFirst().getSubject())
                .isEqualTo("Noordzee Licenties BV is nu de partner van Delta Waterwerken NV.");
        assertThat(mails(anna).getFirst().getText()).contains("Beste Anna de Wit,", "is sinds", " april 2026 ");
        await().atMost(SOON).untilAsserted(() -> assertThat(mails(eva)).hasSize(1));
        assertThat(mails(eva).getFirst().getSubject())
                .isEqualTo("Noordzee Licenties BV is now the partner of Delta Waterwerken NV.");
        assertThat(person.says().get("/v1/contact-preferences/{email}", eva).statusCode())
                .isEqualTo(404);
    }

    private static ObjectNode inDutch(ObjectNode contact) {
        ((ObjectNode) contact.get("data")).put("language", "nl-NL");
        return contact;
    }

    @Test
    void gathers_what_one_act_did_in_several_events() {
        story.registers("Delta Waterwerken NV", anna);
        var one = story.example(Story.CHANGES, "partner-change.requested.v1");
        var other = story.example(Story.CHANGES, "partner-change.requested.v1");
        other.set("causationid", one.get("causationid"));
        var licenses = (ArrayNode) other.get("data").get("licenses");
        ((ObjectNode) licenses.get(0)).put("licenseId", "8109999");

        story.publishes(Story.CHANGES, one);
        story.publishes(Story.CHANGES, other);

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(anna)).isNotEmpty());
        assertThat(mails(anna))
                .hasSize(1)
                .first()
                .satisfies(mail -> assertThat(mail.getText()).contains("8100001", "8109999"));
        var reader = new Owner("PARTNER", story.newPartner, anna, List.of("contract-submitter"));
        assertThat(reader.sees("/v1/notices").getList("items")).hasSize(1);
    }

    @Test
    void is_dropped_when_no_address_arrives_in_time() {
        story.registers("Delta Waterwerken NV", "");

        story.happens("requested");

        await().atMost(SOON).untilAsserted(() -> assertThat(fate()).isEqualTo("DROPPED NO_CONTACT"));
    }

    @Test
    void tells_who_submitted_that_the_contact_it_named_cannot_be_written_to() {
        story.registers("Delta Waterwerken NV", "");
        var requester = story.contact(eva, "REQUESTER");
        ((ObjectNode) requester.get("data")).put("requestContactVerified", false);
        story.publishes("cocp.contacts.v1", requester);

        story.happens("requested");

        await().atMost(SOON).untilAsserted(() -> assertThat(mails(eva)).hasSize(1));
        assertThat(mails(eva).getFirst().getSubject())
                .isEqualTo("Action required: tell Noordzee Licenties BV of your request yourself.");
        assertThat(mails(eva).getFirst().getText())
                .contains("The email ID you entered doesn't belong to the partner organization you have added");
        var customer = new Owner("CUSTOMER", story.customer, eva, List.of("enterprise-admin"));
        assertThat(customer.sees("/v1/notices").getString("items[0].text"))
                .startsWith("The email ID you entered doesn't belong to the partner organization you have added");
        var partner = new Owner("PARTNER", story.newPartner, anna, List.of("contract-submitter"));
        assertThat(partner.sees("/v1/notices").getString("items[0].text")).doesNotContain("email ID");
    }

    @Test
    void tells_who_submitted_nothing_while_the_contact_it_named_is_written_to() {
        story.registers("Delta Waterwerken NV", anna);
        var requester = story.contact(eva, "REQUESTER");
        ((ObjectNode) requester.get("data")).put("requestContactVerified", true);
        story.publishes("cocp.contacts.v1", requester);

        story.happens("requested");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(value(
                                "select state || ' ' || reason from mail where subject = ? and recipient = 'REQUESTER'",
                                story.request.toString()))
                        .isEqualTo("DROPPED NOT_NEEDED"));
        assertThat(mails(eva)).isEmpty();
    }

    @Test
    void is_not_sent_to_an_address_that_was_erased() {
        story.registers("Delta Waterwerken NV", "");
        var contact = story.publishes("cocp.contacts.v1", story.contact(anna, "REQUEST_CONTACT"));
        story.erases("cocp.contacts.v1", contact);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(value("select count(*) from contact where email = ?", anna))
                        .isEqualTo("0"));

        story.happens("requested");

        await().atMost(SOON).untilAsserted(() -> assertThat(fate()).isEqualTo("DROPPED NO_CONTACT"));
        assertThat(mails(anna)).isEmpty();
    }

    @Test
    void is_not_sent_to_a_person_who_does_not_want_it() {
        var person = new Owner("PARTNER", story.newPartner, anna, List.of("contract-submitter"));
        person.says()
                .body(Map.of("mail", false))
                .put("/v1/contact-preferences/{email}", anna)
                .then()
                .statusCode(201);
        story.registers("Delta Waterwerken NV", anna);

        story.happens("requested");

        await().atMost(SOON).untilAsserted(() -> assertThat(fate()).isEqualTo("DROPPED NOT_WANTED"));
        assertThat(mails(anna)).isEmpty();
    }

    @Test
    void is_wanted_or_not_as_anybody_of_the_person_s_tenant_says_and_the_trail_names_who() {
        var person = new Owner("PARTNER", story.newPartner, anna, List.of("viewer"));
        var colleague = new Owner("PARTNER", story.newPartner, "bert@noordzee.example", List.of("sales-agent"));
        var stranger = new Owner("PARTNER", story.oldPartner, anna, List.of("admin-agent"));
        var path = "/v1/contact-preferences/{email}";

        person.says().get(path, anna).then().statusCode(404);
        person.says()
                .body(Map.of("mail", false, "language", "nl"))
                .put(path, anna)
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""));
        person.says().body(Map.of("mail", true)).put(path, anna).then().statusCode(428);
        colleague
                .says()
                .header("If-Match", "\"1\"")
                .body(Map.of("mail", false, "language", "en"))
                .put(path, anna)
                .then()
                .statusCode(200)
                .body("language", is("en"))
                .body("version", is(2));
        stranger.says().get(path, anna).then().statusCode(404);
        person.says().body("{}").put(path, "nonsense").then().statusCode(400);
        var trail = new Owner("PARTNER", story.newPartner, "c@noordzee.example", List.of("admin-agent"))
                .sees("/v1/audit-records");
        assertThat(trail.getList("items.operation")).containsOnly("change_contact_preference");
        assertThat(trail.getList("items.before.language")).containsExactly("nl");
        assertThat(trail.getList("items.after.language")).containsExactlyInAnyOrder("nl", "en");
        assertThat(trail.getList("items.who.email")).containsExactlyInAnyOrder(anna, "bert@noordzee.example");
    }

    private List<Mail> mails(String email) {
        return mailbox.getMailsSentTo(email);
    }

    private String fate() throws SQLException {
        return value(
                "select string_agg(state || ' ' || coalesce(reason, ''), ',') from mail where subject = ?"
                        + " and recipient = 'REQUEST_CONTACT'",
                story.request.toString());
    }

    private String value(String sql, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
