package dev.sluice.system;

import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.events.SuiteEvent;
import dev.sluice.stack.receiver.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Delta moves its twenty agreements from Fjord to Noordzee, and calls one off in time")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeOfPartnerStory {

    static final Suite suite = Suite.running();

    /** What only customer and new partner are told. */
    static final Set<String> NOT_FOR_THE_OLD_PARTNER = Set.of("partner-change.reminder-due.v1");

    final Partner fjord = suite.partner("Fjord Cloud").listening();
    final Partner noordzee = suite.partner("Noordzee Licenties").listening();
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken").withLicences(20);
    final String calledOff = delta.licences().getLast();
    final List<String> moved = delta.licences().subList(0, 19);

    ChangeRequest request;
    Map<String, Integer> submitted;
    Map<String, Integer> inGrace;
    Map<String, Integer> completed;
    String servedInGrace;

    @BeforeAll
    void play() {
        request = delta.asksToMoveTo(noordzee);
        submitted = request.states();
        delta.callsOff(request, calledOff);
        suite.advance(Duration.ofDays(3).plusMinutes(1));
        noordzee.accepts(request);
        suite.advance(Duration.ofDays(2));
        inGrace = request.states();
        servedInGrace = delta.partnerOfRecord(moved.getFirst());
        suite.advance(Duration.ofDays(91));
        completed = request.states();
    }

    @Test
    void it_goes_from_progress_over_grace_to_completion() {
        assertThat(submitted).isEqualTo(Map.of("IN_PROGRESS", 20));
        assertThat(inGrace).isEqualTo(Map.of("GRACE_PERIOD", 19, "CANCELED", 1));
        assertThat(completed).isEqualTo(Map.of("COMPLETED", 19, "CANCELED", 1));
    }

    @Test
    void the_old_partner_serves_until_the_effective_day_and_the_new_one_from_then_on() {
        assertThat(servedInGrace).isEqualTo(fjord.pcn());
        assertThat(moved)
                .allSatisfy(
                        licence -> assertThat(delta.partnerOfRecord(licence)).isEqualTo(noordzee.pcn()));
        assertThat(delta.partnerOfRecord(calledOff)).isEqualTo(fjord.pcn());
    }

    @Test
    void attribution_ends_the_old_association_at_the_instant_at_which_the_new_one_begins() {
        eventually(() -> assertThat(moved).allSatisfy(licence -> {
            var old = associationOf(fjord, licence);
            var begun = associationOf(noordzee, licence);
            assertThat(old.path("until").asText()).isEqualTo(effectiveAt());
            assertThat(begun.path("from").asText()).isEqualTo(effectiveAt());
            assertThat(begun.has("until")).isFalse();
        }));
        assertThat(delta.associations(calledOff))
                .singleElement()
                .satisfies(only ->
                        assertThat(only.path("partnerTenantId").asText()).isEqualTo(fjord.tenant()));
    }

    @Test
    void transfer_shows_the_agreements_to_their_new_partner_and_no_longer_to_the_old_one() {
        eventually(() -> {
            var view = noordzee.transferView(moved.getFirst()).requireSuccess();
            assertThat(view.path("partnerOfRecord").path("pcn").asText()).isEqualTo(noordzee.pcn());
            assertThat(view.has("changeInProgress")).isFalse();
            assertThat(fjord.transferView(moved.getFirst()).status()).isEqualTo(404);
            assertThat(fjord.transferView(calledOff).status()).isEqualTo(200);
        });
    }

    @Test
    void the_new_partner_hears_every_step_by_webhook_in_order_and_well_signed() {
        eventually(() -> assertThat(types(about(request, noordzee.webhooks())))
                .containsExactly(
                        "partner-change.requested.v1",
                        "partner-change.cancel-requested.v1",
                        "partner-change.canceled.v1",
                        "partner-change.reminder-due.v1",
                        "partner-change.accepted.v1",
                        "partner-change.review-started.v1",
                        "partner-change.grace-started.v1",
                        "partner-change.reminder-due.v1",
                        "partner-change.reminder-due.v1",
                        "partner-change.reminder-due.v1",
                        "partner-change.completed.v1"));
        assertThat(about(request, noordzee.webhooks()))
                .extracting(webhook -> webhook.path("body").path("sequence").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(Stream.of(noordzee, fjord).flatMap(each -> each.webhooks().stream()))
                .extracting(webhook -> webhook.path("verdict").asText())
                .containsOnly(Receipt.VERIFIED);
    }

    @Test
    void the_old_partner_hears_the_same_steps_without_what_is_none_of_its_business() {
        eventually(() -> assertThat(types(about(request, fjord.webhooks())))
                .containsExactly(
                        "partner-change.requested.v1",
                        "partner-change.cancel-requested.v1",
                        "partner-change.canceled.v1",
                        "partner-change.accepted.v1",
                        "partner-change.review-started.v1",
                        "partner-change.grace-started.v1",
                        "partner-change.completed.v1"));
        assertThat(fjord.webhooks().toString())
                .doesNotContain(noordzee.email(), "Evangeline", "late answers", "audience");
    }

    @Test
    void each_partner_hears_of_its_own_associations_only() {
        eventually(() -> {
            assertThat(ofType("association.added.v1", noordzee.webhooks())).hasSize(19);
            assertThat(ofType("association.ended.v1", fjord.webhooks())).hasSize(19);
        });
        assertThat(ofType("association.ended.v1", noordzee.webhooks())).isEmpty();
    }

    @Test
    void notices_reach_the_partners_and_an_e_mail_the_named_contact() {
        eventually(() -> {
            assertThat(noordzee.notices().toString()).contains(request.id());
            assertThat(fjord.notices().toString()).contains(request.id());
            assertThat(noordzee.mails())
                    .extracting(mail -> mail.path("subject").asText())
                    .anySatisfy(subject -> assertThat(subject).contains("Action required"));
        });
    }

    @Test
    void the_whole_flow_carries_the_requests_id_through_all_services() {
        assertThat(suite.events())
                .filteredOn(event -> event.belongsTo(request.id()))
                .extracting(event -> event.attribute("source"))
                .containsOnly("/services/cocp", "/services/attribution");
        assertThat(suite.events())
                .filteredOn(event -> event.subject().equals(request.id()))
                .extracting(SuiteEvent::type)
                .startsWith("partner-change.requested.v1")
                .endsWith("partner-change.completed.v1");
    }

    @Test
    void all_three_parties_read_the_same_timeline() {
        var customers = steps(delta.timeline(request));

        assertThat(customers)
                .extracting(step -> step.split(" ")[1])
                .startsWith("partner-change.requested.v1", "partner-change.cancel-requested.v1")
                .endsWith("partner-change.completed.v1")
                .hasSize(11);
        assertThat(steps(noordzee.timeline(request))).isEqualTo(customers);
        assertThat(steps(fjord.timeline(request)))
                .isEqualTo(customers.stream()
                        .filter(step -> NOT_FOR_THE_OLD_PARTNER.stream().noneMatch(step::endsWith))
                        .toList());
    }

    private String effectiveAt() {
        return about(request, noordzee.webhooks())
                .getLast()
                .path("body")
                .path("data")
                .path("effectiveAt")
                .asText();
    }

    private JsonNode associationOf(Partner partner, String licence) {
        return delta.associations(licence).stream()
                .filter(each -> each.path("partnerTenantId").asText().equals(partner.tenant()))
                .reduce((one, other) -> {
                    throw new AssertionError("two associations: %s and %s".formatted(one, other));
                })
                .orElseThrow(() -> new AssertionError("no association of " + licence + " with " + partner.name()));
    }

    private static List<JsonNode> about(ChangeRequest request, List<JsonNode> webhooks) {
        return webhooks.stream()
                .filter(webhook -> webhook.path("body").path("subject").asText().equals(request.id()))
                .toList();
    }

    private static List<JsonNode> ofType(String type, List<JsonNode> webhooks) {
        return webhooks.stream()
                .filter(webhook -> webhook.path("body").path("type").asText().equals(type))
                .toList();
    }

    private static List<String> types(List<JsonNode> webhooks) {
        return webhooks.stream()
                .map(webhook -> webhook.path("body").path("type").asText())
                .toList();
    }

    private static List<String> steps(List<JsonNode> timeline) {
        return timeline.stream()
                .map(entry ->
                        entry.path("at").asText() + " " + entry.path("type").asText())
                .toList();
    }
}
