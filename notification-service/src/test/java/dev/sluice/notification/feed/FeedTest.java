package dev.sluice.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Story;
import dev.sluice.notification.delivery.Messages;
import dev.sluice.notification.delivery.NewMessage;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.Seed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("The pull feed")
class FeedTest {

    static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    ObjectMapper json;

    @Inject
    Messages messages;

    final Exchanger<String> midst = new Exchanger<>();

    @Inject
    BusinessClock clock;

    @Inject
    Clock realTime;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void holds_what_the_webhooks_of_the_tenant_carry() {
        try (var story = new Story(brokers);
                var receiver = new Receiver()) {
            var partner = partner(story.newPartner);
            partner.hears(receiver, "*");
            story.happens("requested");
            story.happens("accepted");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.posts()).hasSize(2));

            var pulled = partner.sees("/v1/events");

            assertThat(tree(pulled.prettify()).get("items"))
                    .containsExactlyElementsOf(receiver.posts().stream()
                            .map(post -> tree(post.text()))
                            .sorted((a, b) -> Long.compare(
                                    a.get("sequence").asLong(),
                                    b.get("sequence").asLong()))
                            .toList());
            assertThat(Owner.partner().sees("/v1/events").getList("items")).isEmpty();
            assertThat(partner.sees("/v1/events?eventTypes=association.*,partner-change.accepted.v1")
                            .getList("items.type"))
                    .containsExactly("partner-change.accepted.v1");
            partner.leaves();
        }
    }

    @Test
    void goes_on_where_the_reader_was_page_by_page() {
        var partner = Owner.partner();
        var taken = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            taken.add(takes(partner.tenant()).toString());
        }

        var first = partner.sees("/v1/events?pageSize=3");
        var second = partner.sees("/v1/events?after={next}", first.getString("next"));
        var nothing = partner.sees("/v1/events?after={next}", second.getString("next"));
        taken.add(takes(partner.tenant()).toString());
        var third = partner.sees("/v1/events?after={next}", nothing.getString("next"));

        assertThat(first.getString("nextPageToken")).isEqualTo(first.getString("next"));
        assertThat(second.getString("nextPageToken")).isNull();
        assertThat(nothing.getList("items")).isEmpty();
        var read = new ArrayList<>(first.<String>getList("items.id"));
        read.addAll(second.getList("items.id"));
        read.addAll(third.getList("items.id"));
        assertThat(read).isEqualTo(taken);
    }

    @Test
    void leaves_out_nothing_that_is_committed_late() throws Exception {
        var partner = Owner.partner();
        var hasBegun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var intake = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = intake.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                var id = offer(partner.tenant());
                hasBegun.countDown();
                mayEnd.await(20, TimeUnit.SECONDS);
                return id;
            }));
            hasBegun.await();
            var fast = takes(partner.tenant());

            var early = partner.sees("/v1/events");
            assertThat(early.getList("items")).isEmpty();
            mayEnd.countDown();
            var late = slow.get().toString();

            assertThat(partner.sees("/v1/events?after={next}", early.getString("next"))
                            .getList("items.id"))
                    .containsExactly(late, fast.toString());
        }
    }

    /** Six intakes whose commits overlap at random, some of them taken back, while a reader pulls all the time. */
    @Test
    void leaves_out_and_doubles_nothing_while_commits_overlap() throws Exception {
        var seed = Seed.chosen();
        System.out.println("seed of overlapping commits: " + seed);
        var partner = Owner.partner();
        var writing = new AtomicBoolean(true);
        var read = new ArrayList<String>();
        Set<String> taken = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> {
                var after = "";
                while (true) {
                    var last = !writing.get();
                    var page = partner.sees("/v1/events?pageSize=7" + after);
                    read.addAll(page.getList("items.id"));
                    after = "&after=" + page.getString("next");
                    if (last && page.getString("nextPageToken") == null) {
                        return after;
                    }
                }
            });
            var writers = IntStream.range(0, 6)
                    .mapToObj(number -> threads.submit(() -> {
                        var random = new SplittableRandom(seed + number);
                        for (var i = 0; i < 25; i++) {
                            write(partner.tenant(), random, taken);
                        }
                        return number;
                    }))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            writing.set(false);
            reader.get();
        }
        assertThat(new HashSet<>(read)).isEqualTo(taken);
        assertThat(read).doesNotHaveDuplicates();
    }

    @Test
    void says_what_is_wrong_with_a_question() {
        var partner = Owner.partner();

        partner.says().get("/v1/events?after=nonsense").then().statusCode(400).body("code", is("PAGE_TOKEN_INVALID"));
        partner.says().get("/v1/events?pageSize=1001").then().statusCode(400);
        partner.says().get("/v1/events?eventTypes=association.*,").then().statusCode(400);
        partner.says()
                .get("/v1/events?eventTypes=" + "association.added.v1,".repeat(100) + "*")
                .then()
                .statusCode(400);
        partner.says()
                .get("/v1/events?eventTypes=no-such.thing")
                .then()
                .statusCode(422)
                .body("code", is("EVENT_TYPE_UNKNOWN"));
        var old = new FeedCursor(7, realTime.instant().minus(Duration.ofDays(33))).token();
        partner.says().get("/v1/events?after=" + old).then().statusCode(422).body("code", is("EVENT_CURSOR_EXPIRED"));
        var month = new FeedCursor(7, realTime.instant().minus(Duration.ofDays(30))).token();
        partner.says().get("/v1/events?after=" + month).then().statusCode(200);
        new Owner("PARTNER", partner.tenant(), "v@noordzee.example", List.of("viewer"))
                .says()
                .get("/v1/events")
                .then()
                .statusCode(403);
    }

    private void write(UUID tenant, SplittableRandom random, Set<String> taken) {
        var aborts = random.nextInt(8) == 0;
        var ids = new ArrayList<String>();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                ids.add(offer(tenant).toString());
                meetAnother();
                ids.add(offer(tenant).toString());
                if (aborts) {
                    throw new IllegalStateException("taken back");
                }
            });
            taken.addAll(ids);
        } catch (RuntimeException e) {
            assertThat(aborts).isTrue();
        }
    }

    /** Another intake in the midst of its transaction, if there is one. */
    private void meetAnother() {
        try {
            midst.exchange("here", 20, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The last of them is alone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private UUID takes(UUID tenant) {
        return QuarkusTransaction.requiringNew().call(() -> offer(tenant));
    }

    private UUID offer(UUID tenant) {
        var id = TimeOrderedId.next();
        var body = json.createObjectNode().put("id", id.toString()).toString();
        messages.offer(
                List.of(new NewMessage(id, "partner-change.requested.v1", "s", null, Set.of(tenant), body, null)),
                clock.now());
        return id;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Owner partner(UUID tenant) {
        return new Owner("PARTNER", tenant, "anna@noordzee.example", List.of("integration-admin"));
    }
}
