package dev.sluice.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.platform.correlation.Tracing;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("An event in the outbox")
class OutboxTest {

    static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    OutboxConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    final String run = UUID.randomUUID().toString();
    Reading topic;

    @BeforeEach
    void read() {
        topic = new Reading(brokers, Written.TOPIC);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void cannot_be_written_without_a_transaction() {
        assertThatThrownBy(() -> outbox.publish(new Written("lost"), announced("a", 1)))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void is_never_sent_when_its_transaction_rolls_back() {
        QuarkusTransaction.begin();
        outbox.publish(new Written("rolled back"), announced("a", 1));
        QuarkusTransaction.rollback();
        write("a", 1);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).containsExactly("a 1"));
    }

    @Test
    void carries_the_attributes_of_the_envelope() {
        var customer = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(
                        new Written("complete"),
                        new Announced(run + "-a", 1, customer, Set.of(customer), NOW, "the-flow")));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mine()).hasSize(1));
        var record = mine().getFirst();
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(run + "-a");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"complete\"}");
        assertThat(Reading.header(record, "ce_type")).isEqualTo("test.written.v1");
        assertThat(Reading.header(record, "ce_time")).isEqualTo("2026-01-12T09:00:00Z");
        assertThat(Reading.header(record, "ce_audience")).isEqualTo(customer.toString());
        assertThat(Reading.header(record, "ce_correlationid")).isEqualTo("the-flow");
        assertThat(Reading.header(record, "ce_source")).isEqualTo("/services/platform-test");
    }

    @Test
    void takes_a_place_in_its_stream_that_nobody_else_can_take() throws SQLException {
        try (var blocked = database.getConnection();
                var lock = blocked.createStatement()) {
            lock.execute("begin; lock table platform.deployment in share mode"); // an unrelated long transaction
            write("a", 1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).containsExactly("a 1"));
            lock.execute("rollback");
        }
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(new Written("one"), announced("b", 1));
                    outbox.publish(new Written("two"), announced("b", 1));
                }))
                .hasStackTraceContaining("outbox_place");
    }

    @Test
    void is_not_skipped_when_it_commits_after_later_ones_of_other_subjects() throws Exception {
        var written = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = writers.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                outbox.publish(new Written("slow 1"), announced("slow", 1));
                written.countDown();
                awaitOpen(others);
            }));
            written.await();
            IntStream.rangeClosed(1, 50).forEach(i -> write("fast" + i, 1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).hasSize(50));
            others.countDown();
            slow.get();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts()).hasSize(51).contains("slow 1"));
    }

    @Test
    void that_the_broker_will_never_take_holds_back_its_own_subject_alone() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            forward("large", 1, "x".repeat(3_000_000));
            outbox.publish(new Written("large 2"), announced("large", 2));
        });
        write("small", 1);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(texts()).containsExactly("small 1");
            assertThat(parked()).isEqualTo(2);
        });
        clear();
    }

    @Test
    void that_is_written_after_its_subject_was_held_back_waits_behind_the_refused_one() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> forward("large", 1, "x".repeat(3_000_000)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo(1));

        write("large", 2);
        write("small", 1);
        await().atMost(PATIENCE).until(() -> texts().contains("small 1"));
        write("small", 2); // by the time it is sent the relay has gone past all that was written before

        await().atMost(PATIENCE).until(() -> texts().contains("small 2"));
        assertThat(texts()).containsExactly("small 1", "small 2");
        clear();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).endsWith("large 2"));
    }

    @Test
    void near_the_largest_size_is_read_in_small_pieces_and_sent_in_order() {
        var large = "x".repeat(700_000);
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.rangeClosed(1, 12).forEach(i -> forward("heavy", i, i + large)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).hasSize(12));
        assertThat(inversions()).isEmpty();
    }

    @Test
    void larger_than_the_contract_allows_is_refused_with_its_change() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.publish(new Written("x".repeat(Outbox.LARGEST_DATA)), announced("big", 1))))
                .hasMessageContaining("larger than 262144 bytes");
    }

    @Test
    void for_a_topic_that_takes_nothing_holds_back_no_other_topic() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.forward("no topic!", null, run + "-nowhere", 1, List.of(), new byte[0]);
            outbox.publish(new Written("nowhere 2"), announced("nowhere", 2));
        });
        write("small", 1);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).contains("small 1", "nowhere 2"));
        forget("no topic!");
    }

    @Test
    void that_a_topic_with_a_lower_limit_refuses_holds_back_its_own_subject_alone() throws Exception {
        var narrow = "platform.narrow-" + run + ".v1";
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var limit = Map.of("max.message.bytes", "300000");
            admin.createTopics(List.of(new NewTopic(narrow, 1, (short) 1).configs(limit)))
                    .all()
                    .get();
        }
        QuarkusTransaction.requiringNew().run(() -> forward(narrow, "wide", 1, "x".repeat(500_000)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo(1));

        QuarkusTransaction.requiringNew().run(() -> forward(narrow, "wide", 2, "behind it"));
        QuarkusTransaction.requiringNew().run(() -> forward(narrow, "slim", 1, "beside it"));
        write("small", 1);

        try (var reading = new Reading(brokers, narrow)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(texts()).containsExactly("small 1");
                assertThat(reading.matching(record -> true))
                        .extracting(record -> Reading.header(record, "ce_subject"))
                        .containsExactly(run + "-slim");
            });
        }
        clear();
        forget(narrow);
    }

    @Test
    void goes_before_the_next_of_its_subject_also_when_a_new_relay_meets_no_broker() throws SQLException {
        BackingServices.current().stopKafka();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                outbox.publish(new Written("first"), announced("pair", 1));
                outbox.publish(new Written("second"), announced("pair", 2));
            });
            var before = restarts();
            terminateRelays();
            await().atMost(PATIENCE).until(() -> restarts() >= before + 2); // the new one has given up its first send
        } finally {
            BackingServices.current().startKafka();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).contains("first", "second"));
        assertThat(inversions()).isEmpty();
    }

    @Test
    void waits_for_a_broker_that_is_away_and_is_sent_when_it_is_back() throws SQLException {
        BackingServices.current().stopKafka();
        try {
            write("away", 1);
            write("away", 2);
            assertThat(unsent("away")).isEqualTo(2);
        } finally {
            BackingServices.current().startKafka();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).containsExactly("away 1", "away 2"));
    }

    @Test
    void keeps_its_place_while_three_relays_lose_their_connections() throws Exception {
        var relays = IntStream.range(0, 2)
                .mapToObj(i -> new Relay(
                        config,
                        new SimpleMeterRegistry(),
                        Tracing.off(),
                        url,
                        user,
                        password,
                        Map.of("bootstrap.servers", brokers)))
                .toList();
        relays.forEach(Relay::start);
        var subjects = 20;
        var events = 40;
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (int subject = 0; subject < subjects; subject++) {
                var name = "s" + subject;
                writers.submit(() -> IntStream.rangeClosed(1, events).forEach(i -> write(name, i)));
            }
            for (int kill = 0; kill < 10; kill++) {
                var seen = kill * subjects * events / 12;
                await().atMost(PATIENCE).until(() -> mine().size() >= seen && terminatesARelay());
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Set.copyOf(texts())).hasSize(subjects * events));
        } finally {
            for (var relay : relays) {
                relay.stop();
            }
        }
        assertThat(inversions()).isEmpty();
    }

    /** Subjects of which a later event was seen for the first time before an earlier one. */
    private List<String> inversions() {
        var highest = new HashMap<String, Integer>();
        var ids = new HashSet<String>();
        return mine().stream()
                .filter(record -> ids.add(Reading.header(record, "ce_id")))
                .filter(record -> {
                    var sequence = Integer.parseInt(Reading.header(record, "ce_sequence"));
                    var before = highest.put(Reading.header(record, "ce_subject"), sequence);
                    return sequence != (before == null ? 1 : before + 1);
                })
                .map(record -> Reading.header(record, "ce_subject"))
                .toList();
    }

    /** Whether there was one that held a shard: it is ended in the middle of its work. */
    private boolean terminatesARelay() throws SQLException {
        try (var connection = database.getConnection();
                var terminate = connection.createStatement();
                var ended = terminate.executeQuery("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where application_name = 'outbox-relay' and pid in (select pid from pg_locks where locktype = 'advisory')
                    order by random() limit 1
                    """)) {
            return ended.next() && ended.getBoolean(1);
        }
    }

    private void terminateRelays() throws SQLException {
        try (var connection = database.getConnection();
                var terminate = connection.createStatement()) {
            terminate.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'outbox-relay'
                """);
        }
    }

    private void forget(String topic) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from platform.outbox where topic = ?")) {
            delete.setString(1, topic);
            delete.executeUpdate();
        }
    }

    private double restarts() {
        return metrics.counter("sluice.outbox.restarts").count();
    }

    /** Past the limit that the contract sets for events. */
    private void forward(String subject, long sequence, String text) {
        forward(Written.TOPIC, subject, sequence, text);
    }

    private void forward(String topic, String subject, long sequence, String text) {
        outbox.forward(
                topic,
                null,
                run + "-" + subject,
                sequence,
                List.of(
                        Headers.text("ce_id", UUID.randomUUID().toString()),
                        Headers.text("ce_subject", run + "-" + subject),
                        Headers.text("ce_sequence", Long.toString(sequence))),
                "{\"text\":\"%s\"}".formatted(text).getBytes(StandardCharsets.UTF_8));
    }

    private void write(String subject, long sequence) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new Written(subject + " " + sequence), announced(subject, sequence)));
    }

    private Announced announced(String subject, long sequence) {
        return new Announced(run + "-" + subject, sequence, null, Set.of(), NOW);
    }

    private List<ConsumerRecord<byte[], byte[]>> mine() {
        return topic.matching(record -> new String(record.key(), StandardCharsets.UTF_8).startsWith(run));
    }

    private List<String> texts() {
        return mine().stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .map(text -> text.substring("{\"text\":\"".length(), text.length() - 2))
                .toList();
    }

    private int parked() throws SQLException {
        return count("parked and subject like ?", run + "%");
    }

    private int unsent(String subject) throws SQLException {
        return count("subject = ?", run + "-" + subject);
    }

    private int count(String condition, String subject) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select count(*) from platform.outbox where " + condition)) {
            count.setString(1, subject);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void clear() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.execute("delete from platform.outbox where parked");
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
