package dev.sluice.system.faults;

import static dev.sluice.stack.services.Service.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.Renewals;
import dev.sluice.system.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The short form runs in every build; {@code -Plong} kills twenty times in a batch of a thousand. */
@DisplayName("When the service is killed again and again while it carries out a batch")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchFaults {

    static final Suite suite = Suite.running();

    static final boolean LONG = Boolean.getBoolean("sluice.long");
    static final int ITEMS = LONG ? 1000 : 120;
    static final int KILLS = LONG ? 20 : 2;
    static final int STRANGE = 10;
    static final List<String> PLACES = List.of("batch.item-made", "batch.item-committed", "batch.settled");

    final Kills kills = new Kills(suite.faults());
    Renewals renewals;
    String batch;
    JsonNode ended;

    @BeforeAll
    void play() {
        var partner = suite.partner("Noordzee Licenties");
        renewals = Renewals.of(
                        partner,
                        suite.customerOf(partner, "Delta Waterwerken"),
                        suite.businessDay().plusDays(20),
                        ITEMS,
                        no -> no < STRANGE ? "LEGACY_ONPREM_X" : "M365_E3_TEAMS")
                .related();
        batch = renewals.made("killed-" + ITEMS, Map.of())
                .requireSuccess()
                .path("id")
                .asText();
        renewals.act(batch, "run");
        kills.service(TRANSFER, places());
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(renewals.batch(batch).path("state").asText()).isEqualTo("FINISHED"));
        ended = renewals.batch(batch);
        suite.awaitQuiet();
    }

    /** One kill comes wherever it happens to be, the others at these. */
    private static String[] places() {
        var random = new Random(20261123);
        return random.ints(KILLS - 1L, 1, 20)
                .mapToObj(hit -> {
                    var place = PLACES.get(random.nextInt(PLACES.size()));
                    return place + ":" + (place.equals("batch.settled") ? 1 : hit);
                })
                .toArray(String[]::new);
    }

    @Test
    void it_was_killed() {
        assertThat(kills.total()).isEqualTo(KILLS);
    }

    @Test
    void the_report_adds_up() {
        assertThat(ended.at("/progress/succeeded").asInt()).isEqualTo(ITEMS - STRANGE);
        assertThat(ended.at("/progress/failed").asInt()).isEqualTo(STRANGE);
        assertThat(ended.at("/progress/total").asInt()).isEqualTo(ITEMS);
    }

    @Test
    void nothing_is_lost_and_nothing_doubled() {
        var transfers = renewals.transfers();
        assertThat(transfers.stream().map(each -> each.path("eaSubscriptionId").asText()))
                .hasSize(ITEMS - STRANGE)
                .doesNotHaveDuplicates();
        assertThat(renewals.items(batch, "SUCCEEDED").stream()
                        .map(item -> item.at("/result/id").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        transfers.stream().map(each -> each.path("id").asText()).toList());
    }

    @Test
    void every_renewal_was_told_once() {
        var told = suite.events().stream()
                .filter(event -> event.type().equals("channel-transfer.scheduled.v1"))
                .filter(event ->
                        event.attribute("audience").contains(renewals.partner().tenant()))
                .map(event -> event.attribute("id"))
                .distinct()
                .toList();
        assertThat(told).hasSize(ITEMS - STRANGE);
    }
}
