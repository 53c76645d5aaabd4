package dev.sluice.system.faults;

import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.system.Suite.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.events.SuiteEvent;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.system.ChangeRequest;
import dev.sluice.system.Customer;
import dev.sluice.system.Partner;
import dev.sluice.system.Reply;
import dev.sluice.system.Suite;
import dev.sluice.system.Voice;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** By -Prestore alone: docs/runbooks/restore-a-database.md as it stands, for the database of cocp-service. The suite is of no use afterwards. */
@DisplayName("When the database of cocp-service is restored to an earlier instant")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "sluice.restore", matches = "true")
class EarlierPointFaults {

    static final Suite suite = Suite.running();

    static final Duration READ_AGAIN = Duration.ofMinutes(5);
    static final List<String> STATE_TOPICS =
            List.of("cocp.partner-state.v1", "cocp.customer-state.v1", "cocp.agreement-state.v1", "cocp.contacts.v1");

    final Partner fjord = suite.partner("Fjord Cloud");
    final Partner noordzee = suite.partner("Noordzee Licenties").listening();
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken").withLicences(2);
    final String first = delta.licences().getFirst();
    final String second = delta.licences().getLast();
    final String registeredLate = delta.tenant().substring(0, 8) + "-late";
    final Map<String, Integer> published = new TreeMap<>();

    RestoredDatabase restored;
    ChangeRequest known;
    ChangeRequest lost;
    String broughtEarly;
    String broughtLate;
    JsonNode early;
    Seen before;
    Seen afterwards;
    List<String> customersRestored;
    long readAgain;
    String head;

    /** What cocp-service says, and then what transfer-service says of the same. */
    record Seen(
            String stateOfKnown,
            int lost,
            int registeredLate,
            String requestAtTransfer,
            int registeredLateAtTransfer) {}

    @BeforeAll
    void play() throws IOException, SQLException, ExecutionException, InterruptedException {
        var faults = suite.faults();
        var server = ArchivedServer.of(faults);
        suite.awaitQuiet();
        broughtEarly = noordzee.brings("early");
        known = asks(first);
        eventually(() -> assertThat(customer(broughtEarly).status()).isEqualTo(200));
        suite.awaitQuiet();
        early = customer(broughtEarly).body();
        var instant = server.now();
        goOn();
        before = seen();
        head = head();
        faults.kill(COCP);
        restored = new RestoredDatabase(
                server.at(instant), faults.stack().secrets().database(COCP));
        customersRestored = restored.customers();
        restored.raiseSequences();
        readAgain = readAgain(instant);
        faults.start(COCP, restored.settings());
        faults.awaitReady(COCP);
        afterwards = seen();
        STATE_TOPICS.forEach(topic -> published.put(topic, republished(topic)));
        System.out.printf(
                "restored to %s: %s, then %s; %d records read again; published %s%n",
                instant, before, afterwards, readAgain, published);
    }

    /** What the database will not know. */
    private void goOn() {
        noordzee.accepts(known);
        lost = asks(second);
        suite.registry().registerAgreement(registeredLate, delta);
        broughtLate = noordzee.brings("late");
        eventually(() -> assertThat(customer(broughtLate).status()).isEqualTo(200));
        eventually(() -> assertThat(acceptancesTold()).hasSize(1));
        eventually(() -> assertThat(changeAtTransfer(second)).isEqualTo(lost.id()));
        suite.awaitQuiet();
    }

    @AfterAll
    void leave() throws IOException {
        suite.faults().kill(COCP);
        if (restored != null) {
            restored.close();
        }
    }

    @Test
    void it_knows_nothing_of_what_came_later_and_the_others_do() {
        assertThat(before.stateOfKnown()).isNotEqualTo("IN_PROGRESS");
        assertThat(before).isEqualTo(new Seen(before.stateOfKnown(), 200, 200, lost.id(), 200));
        assertThat(afterwards).isEqualTo(new Seen("IN_PROGRESS", 404, 404, lost.id(), 200));
    }

    @Test
    void what_it_had_read_since_is_read_again_and_what_it_knew_stays() {
        assertThat(customersRestored).contains(broughtEarly).doesNotContain(broughtLate);
        assertThat(readAgain).isGreaterThanOrEqualTo(2);
        eventually(() -> assertThat(customer(broughtLate).status()).isEqualTo(200));
        assertThat(customer(broughtEarly).body()).isEqualTo(early);
        assertThat(Reply.items(
                        voiceOf("operations").get(COCP, "/v1/parked-keys").requireSuccess()))
                .isEmpty();
    }

    @Test
    void its_state_is_published_again_and_is_newer_than_what_the_others_had() {
        assertThat(published).allSatisfy((_, count) -> assertThat(count).isPositive());
        eventually(() -> assertThat(sequencesOf("agreement.changed.v1", second))
                .isSorted()
                .last(LONG)
                .isGreaterThan(1_000_000L));
    }

    @Test
    void the_answer_that_was_lost_is_given_again_and_everybody_hears_of_it() {
        noordzee.accepts(known);

        eventually(() -> assertThat(acceptancesTold())
                .hasSize(2)
                .extracting(each -> each.path("id").asText())
                .doesNotHaveDuplicates());
    }

    @Test
    void the_request_that_was_lost_is_made_again_and_takes_its_place_with_the_others() {
        var again = asks(second);

        assertThat(again.id()).isNotEqualTo(lost.id());
        eventually(() -> assertThat(changeAtTransfer(second)).isEqualTo(again.id()));
    }

    @Test
    void the_audit_trail_is_sound_in_itself_and_the_head_that_was_published_shows_the_cut() {
        assertThat(verification("").path("valid").asBoolean()).isTrue();
        assertThat(verification("?head=" + URLEncoder.encode(head, UTF_8))
                        .path("valid")
                        .asBoolean())
                .isFalse();
    }

    /** The last one that was published before the service was stopped. */
    private String head() {
        var latest = verification("").path("head").asText();
        eventually(
                () -> assertThat(suite.events()).extracting(SuiteEvent::subject).contains(latest));
        return latest;
    }

    private JsonNode verification(String query) {
        return voiceOf("auditor")
                .get(COCP, "/v1/audit-records/verification" + query)
                .requireSuccess();
    }

    private Voice voiceOf(String role) {
        return suite.voice(Caller.operator(role));
    }

    private ChangeRequest asks(String licence) {
        return delta.asked(delta.triesToMove(List.of(licence), noordzee, Map.of()));
    }

    private List<JsonNode> acceptancesTold() {
        return noordzee.webhooks().stream()
                .map(webhook -> webhook.path("body"))
                .filter(body -> body.path("subject").asText().equals(known.id()))
                .filter(body -> body.path("type").asText().equals("partner-change.accepted.v1"))
                .toList();
    }

    private List<Long> sequencesOf(String type, String subject) {
        return suite.events().stream()
                .filter(event -> event.type().equals(type) && event.subject().equals(subject))
                .map(event -> Long.parseLong(event.attribute("sequence")))
                .toList();
    }

    private Reply customer(String tenant) {
        return suite.registry().voice().get(COCP, "/v1/customers/" + tenant);
    }

    private Seen seen() {
        return new Seen(
                known.view().path("items").path(0).path("state").asText(),
                delta.voice().get(COCP, lost.path()).status(),
                delta.voice().get(COCP, "/v1/agreements/" + registeredLate).status(),
                changeAtTransfer(second),
                fjord.transferView(registeredLate).status());
    }

    private String changeAtTransfer(String licence) {
        return fjord.transferView(licence)
                .requireSuccess()
                .at("/changeInProgress/requestId")
                .asText();
    }

    private int republished(String topic) {
        return suite.registry()
                .voice()
                .post(COCP, "/v1/republications", Map.of("topic", topic))
                .requireSuccess()
                .path("published")
                .asInt();
    }

    /** The broker has to notice first that the service is gone. */
    private long readAgain(Instant instant) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> Places.takeBack(suite.broker(), COCP, instant.minus(READ_AGAIN)), count -> count > 0);
    }
}
