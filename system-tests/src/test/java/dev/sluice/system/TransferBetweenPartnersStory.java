package dev.sluice.system;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.events.SuiteEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Subscriptions of Nordlys Energi go from Roma Servizi to Fjord Cloud")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferBetweenPartnersStory {

    static final Suite suite = Suite.running();
    static final Duration KEPT = Duration.ofDays(40);

    final Partner roma = suite.partner("Roma Servizi");
    final Partner fjord = suite.partner("Fjord Cloud");
    final Customer nordlys = suite.customerOf(roma, "Nordlys Energi");

    LocalDate bought;
    LocalDate transferred;
    String old;
    String unanswered;
    String transfer;
    JsonNode seenInProgress;
    JsonNode over;

    @BeforeAll
    void play() {
        suite.awaitQuiet();
        roma.listening();
        fjord.listening();
        nordlys.takes(roma);
        nordlys.takes(fjord);
        bought = suite.businessDay();
        old = ordered();
        unanswered = asked();
        suite.advance(KEPT);
        transferred = suite.businessDay();
        transfer = asked();
        seenInProgress = act(roma, transfer, "accept", Map.of("lineItems", List.of(Map.of("subscriptionId", old))));
        eventually(() ->
                assertThat(get(fjord.voice(), transfer).path("state").asText()).isEqualTo("COMPLETE"));
        over = get(fjord.voice(), transfer);
        suite.awaitQuiet();
    }

    @Test
    void a_request_that_nobody_answers_expires_after_thirty_days() {
        assertThat(get(nordlys.voice(), unanswered).path("state").asText()).isEqualTo("EXPIRED");
        assertThat(types(unanswered)).containsExactly("transfer.requested.v1", "transfer.expired.v1");
    }

    @Test
    void the_source_accepts_with_what_it_hands_over_and_the_target_has_it() {
        assertThat(seenInProgress.at("/lineItems/0/subscriptionId").asText()).isEqualTo(old);
        assertThat(types(transfer))
                .containsExactly("transfer.requested.v1", "transfer.accepted.v1", "transfer.completed.v1");
        assertThat(subscription(fjord, made()).path("status").asText()).isEqualTo("Active");
        assertThat(subscription(fjord, made()).at("/predecessor/subscriptionId").asText())
                .isEqualTo(old);
        assertThat(subscription(roma, old).path("status").asText()).isEqualTo("Deleted");
    }

    @Test
    void attribution_follows_it_from_the_day_on() {
        eventually(() -> {
            var ended = transacting(old);
            var begun = transacting(made());
            assertThat(ended.path("partnerTenantId").asText()).isEqualTo(roma.tenant());
            assertThat(ended.path("from").asText()).isEqualTo(bought + "T00:00:00Z");
            assertThat(ended.path("until").asText()).isEqualTo(transferred + "T00:00:00Z");
            assertThat(begun.path("partnerTenantId").asText()).isEqualTo(fjord.tenant());
            assertThat(begun.path("from").asText()).isEqualTo(transferred + "T00:00:00Z");
            assertThat(begun.has("until")).isFalse();
        });
    }

    @Test
    void each_pays_its_own_days() {
        var refunds = charges(roma, old, "REFUND");
        var charges = charges(fjord, made(), "CHARGE");

        assertThat(refunds)
                .singleElement()
                .satisfies(refund -> assertThat(refund.path("from").asText()).isEqualTo(transferred.toString()));
        assertThat(charges).singleElement().satisfies(charge -> {
            assertThat(charge.path("from").asText()).isEqualTo(transferred.toString());
            assertThat("-" + charge.path("amount").asText())
                    .isEqualTo(refunds.getFirst().path("amount").asText());
        });
    }

    @Test
    void everybody_concerned_is_told() {
        eventually(() -> {
            assertThat(notices(roma.voice()))
                    .anySatisfy(title -> assertThat(title).contains("Action required", "Fjord Cloud"));
            assertThat(notices(fjord.voice()))
                    .anySatisfy(title -> assertThat(title).contains("have gone from Roma Servizi to Fjord Cloud"));
            assertThat(notices(nordlys.voice()))
                    .anySatisfy(title -> assertThat(title).contains("have gone from Roma Servizi to Fjord Cloud"));
            assertThat(suite.mails(nordlys.email())).isNotEmpty();
            assertThat(heard(fjord)).contains("transfer.completed.v1");
            assertThat(heard(roma)).contains("transfer.requested.v1", "transfer.completed.v1");
        });
    }

    private String ordered() {
        var order = "/v1/orders/"
                + roma.voice()
                        .post(
                                TRANSFER,
                                "/v1/orders",
                                Map.of(
                                        "customerTenantId", nordlys.tenant(),
                                        "sku", "M365_E5_NO_TEAMS",
                                        "quantity", 10,
                                        "termDuration", "P1Y",
                                        "billingCycle", "Annual"))
                        .requireSuccess()
                        .path("id")
                        .asText();
        eventually(() -> assertThat(roma.voice()
                        .get(TRANSFER, order)
                        .requireSuccess()
                        .path("state")
                        .asText())
                .isEqualTo("PLACED"));
        return roma.voice()
                .get(TRANSFER, order)
                .requireSuccess()
                .path("subscriptionId")
                .asText();
    }

    private String asked() {
        return fjord.voice()
                .post(
                        TRANSFER,
                        "/v1/transfers",
                        Map.of(
                                "sourcePartnerTenantId", roma.tenant(),
                                "customerTenantId", nordlys.tenant(),
                                "customerEmailId", nordlys.email()))
                .requireSuccess()
                .path("id")
                .asText();
    }

    private static JsonNode act(Partner partner, String id, String verb, Map<String, ?> body) {
        return partner.voice()
                .post(TRANSFER, "/v1/transfers/%s/%s".formatted(id, verb), body)
                .requireSuccess();
    }

    private static JsonNode get(Voice voice, String id) {
        return voice.get(TRANSFER, "/v1/transfers/" + id).requireSuccess();
    }

    private String made() {
        return over.at("/lineItems/0/newSubscriptionId").asText();
    }

    private static JsonNode subscription(Partner partner, String id) {
        return partner.voice().get(TRANSFER, "/v1/subscriptions/" + id).requireSuccess();
    }

    private JsonNode transacting(String subscription) {
        var found = Reply.items(nordlys.voice()
                        .get(ATTRIBUTION, "/v1/associations?subscriptionId=" + subscription)
                        .requireSuccess())
                .stream()
                .filter(each -> each.path("type").asText().equals("TRANSACTING_PARTNER"))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> charges(Partner partner, String subscription, String kind) {
        return Reply.items(partner.voice()
                        .get(
                                TRANSFER,
                                "/v1/reconciliation/" + transferred.toString().substring(0, 7))
                        .requireSuccess())
                .stream()
                .filter(line -> line.path("subscriptionId").asText().equals(subscription))
                .filter(line -> line.path("kind").asText().equals(kind))
                .toList();
    }

    private static List<String> notices(Voice voice) {
        return Reply.items(voice.get(NOTIFICATION, "/v1/notices?pageSize=1000").requireSuccess()).stream()
                .map(notice -> notice.path("title").asText())
                .toList();
    }

    private static List<String> heard(Partner partner) {
        return partner.webhooks().stream()
                .map(webhook -> webhook.path("body").path("type").asText())
                .toList();
    }

    private static List<String> types(String subject) {
        return suite.events().stream()
                .filter(event -> event.subject().equals(subject))
                .map(SuiteEvent::type)
                .toList();
    }
}
