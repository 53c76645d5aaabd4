package dev.sluice.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What the service publishes of transfers between partners")
class ProducedTransferEventsTest {

    static final String EVENTS = "transfer.transfer-events.v1";
    static final String STATE = "transfer.subscription-state.v1";

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant nordlys = trade.customer("EUROPE");
    String partly;

    @BeforeEach
    void both_serve_the_customer() {
        trade.heard();
        trade.related(roma, nordlys);
        trade.related(fjord, nordlys);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void keeps_to_its_contracts_and_betrays_nobody() throws IOException {
        play();

        var published = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.on(List.of(EVENTS, STATE), roma, fjord, nordlys),
                        all -> all.types().contains("transfer.expired.v1")
                                && all.types().contains("transfer.completed.v1"));

        assertThat(published.types()).containsAll(Golden.types(EVENTS)).contains("subscription.changed.v1");
        published.keepToTheirContracts();
        published.betrayNobody();
        assertThat(published.typesOf(partly))
                .containsExactly(
                        "transfer.requested.v1",
                        "transfer.accepted.v1",
                        "transfer.line-failed.v1",
                        "transfer.completed.v1");
        for (var type : Golden.types(EVENTS)) {
            assertThat(names(published.data(EVENTS, type).fieldNames()))
                    .as(type)
                    .containsExactlyInAnyOrderElementsOf(names(
                            Golden.event(EVENTS, type, Map.of()).get("data").fieldNames()));
        }
    }

    /** What the target must not know yet is told to the others alone. */
    @Test
    void tells_the_target_nothing_of_what_was_chosen_before_it_is_over() throws IOException {
        play();
        var told = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.on(List.of(EVENTS), roma, fjord, nordlys).records().stream()
                                .filter(record -> type(record).equals("transfer.line-failed.v1"))
                                .toList(),
                        found -> !found.isEmpty());

        assertThat(told)
                .allSatisfy(record -> assertThat(header(record, "ce_audience"))
                        .contains(roma.id().toString(), nordlys.id().toString())
                        .doesNotContain(fjord.id().toString()));
    }

    private void play() {
        var good = handovers.imported(roma, nordlys, Map.of());
        var refused = handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_REFUSE"));
        partly = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, partly, good, refused);
        handovers.inState(fjord, partly, "PARTIALLY_COMPLETE");
        handovers
                .act(roma, handovers.asked(fjord, roma, nordlys), "decline")
                .then()
                .body("state", is("DECLINED"));
        handovers
                .act(fjord, handovers.asked(fjord, roma, nordlys), "cancel")
                .then()
                .body("state", is("CANCELED"));
        handovers.asked(fjord, roma, nordlys);
        trade.advance(Duration.ofDays(30));
    }

    private static List<String> names(Iterator<String> names) {
        return Stream.generate(() -> names.hasNext() ? names.next() : "")
                .takeWhile(name -> !name.isEmpty())
                .toList();
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        return header(record, "ce_type");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
