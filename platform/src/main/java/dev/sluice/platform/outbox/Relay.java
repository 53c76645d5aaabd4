package dev.sluice.platform.outbox;

import dev.sluice.platform.correlation.Tracing;
import dev.sluice.platform.failpoint.FailPoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what stands in the outbox, in order per subject, at least once. One thread on one connection outside the pool; its
 * session locks on 16 shards say which events are its own. Rows go only after the broker acknowledged them, so a crash
 * anywhere repeats the same events under the same ids.
 */
@ApplicationScoped
public class Relay {

    private static final Duration RECOVERY = Duration.ofSeconds(1);
    private static final Duration CONNECTION_CHECK = Duration.ofSeconds(1);
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(5);
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);
    private static final int LARGEST_REQUEST = 256 * 1024;
    // A plan made while the table was empty would otherwise sort all of it again and again when it is full.
    private static final String BY_INDEX =
            "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off -c jit=off";
    // Its own: this class runs outside of Quarkus too, where the static log of Quarkus does not work.
    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final OutboxConfig config;
    private final Map<String, String> connect;
    private final Map<String, Object> cluster;
    private final SendingSteps steps;
    private final Counter sent;
    private final Counter parked;
    private final Counter restarts;
    private final RestingTopics resting = new RestingTopics();
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread(() -> {});

    public Relay(
            OutboxConfig config,
            MeterRegistry metrics,
            Tracing tracing,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @Identifier("default-kafka-broker") Map<String, Object> cluster) {
        this.config = config;
        this.connect = Map.of("url", url, "user", user, "password", password);
        this.cluster = cluster;
        this.steps = new SendingSteps(tracing);
        this.sent = metrics.counter("sluice.outbox.sent");
        this.parked = metrics.counter("sluice.outbox.parked");
        this.restarts = metrics.counter("sluice.outbox.restarts");
    }

    void onStart(@Observes StartupEvent event) {
        if (config.relay() == OutboxConfig.RelayKind.BUILTIN) {
            start();
        }
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").start(this::relay);
    }

    public void stop() throws InterruptedException {
        running = false;
        wake();
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
    }

    /** Something was committed: look now rather than at the next poll. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void relay() {
        while (running) {
            try (var connection = DriverManager.getConnection(connect.get("url"), credentials());
                    var unsent = new UnsentEvents(connection)) {
                send(unsent);
            } catch (SQLException | RuntimeException | Error e) { // nothing else would ever send
                if (running) {
                    restarts.increment();
                    LOG.warnf("the relay starts again: %s", e.getMessage());
                    pause(RECOVERY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A producer lives as long as the locks: whoever takes over a shard must not find an old producer still sending. */
    private void send(UnsentEvents unsent) throws SQLException, InterruptedException {
        var producer = new KafkaProducer<byte[], byte[]>(producerSettings());
        var inFlight = new InFlight();
        var claimed = System.nanoTime() - CLAIM_EVERY.toNanos();
        try {
            while (running) {
                if (!unsent.holdsAllShards() && System.nanoTime() - claimed >= CLAIM_EVERY.toNanos()) {
                    unsent.claimShards();
                    claimed = System.nanoTime();
                }
                if (resting.wake()) {
                    unsent.startOver(); // or a later event of a stream would go before those passed over
                }
                if (!inFlight.isFull()) {
                    sendNext(unsent, producer, inFlight);
                }
                if (inFlight.isEmpty()) {
                    awaitCommit();
                } else {
                    deleteAcknowledged(unsent, inFlight);
                }
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void sendNext(UnsentEvents unsent, KafkaProducer<byte[], byte[]> producer, InFlight inFlight)
            throws SQLException {
        var batch = unsent.next(config.batchSize(), inFlight, resting.names());
        if (batch.isEmpty()) {
            return;
        }
        FailPoint.reached("outbox.before-send");
        var parkedStreams = new HashSet<String>();
        for (var row : batch) {
            if (!parkedStreams.contains(row.stream()) && !resting.names().contains(row.topic())) {
                var record = row.toRecord();
                var answer = producer.send(record, steps.begin(record));
                if (answer.state() != Future.State.FAILED) {
                    inFlight.add(row, answer);
                } else if (answer.exceptionNow() instanceof RecordTooLargeException) {
                    parkedStreams.add(row.stream());
                    park(unsent, row);
                } else {
                    leaveAlone(row, answer.exceptionNow());
                }
            }
        }
        FailPoint.reached("outbox.after-send");
    }

    /** Whoever is to blame, no later event of the same stream may be sent before this one. */
    private void leaveAlone(OutboxRow row, Throwable refusal) {
        if (!RestingTopics.isToBlame(refusal)) {
            throw InFlight.refusal(refusal);
        }
        LOG.errorf("outbox: %s takes no events and rests: %s", row.topic(), refusal);
        resting.rest(row.topic());
    }

    /** While there is more to read it waits for nothing: the broker works on the last batch while the next one is read. */
    private void deleteAcknowledged(UnsentEvents unsent, InFlight inFlight) throws SQLException, InterruptedException {
        var mayReadOn = unsent.hasMore() && !inFlight.isFull();
        if (!mayReadOn && !inFlight.awaitOldest(CONNECTION_CHECK) && !unsent.isAlive()) {
            throw new SQLException("the relay's connection is gone"); // so are its locks: another relay may be sending
        }
        var acknowledged = inFlight.takeAcknowledged();
        if (!acknowledged.isEmpty()) {
            unsent.delete(acknowledged);
            FailPoint.reached("outbox.after-delete");
            sent.increment(acknowledged.size());
        }
        var refused = inFlight.refused();
        if (refused.isPresent()) {
            settle(unsent, inFlight, refused.get());
        }
    }

    private void settle(UnsentEvents unsent, InFlight inFlight, InFlight.Sent refused) throws SQLException {
        var reason = refused.answer().exceptionNow();
        if (reason instanceof RecordTooLargeException) {
            inFlight.forget(refused);
            park(unsent, refused.row());
        } else {
            leaveAlone(refused.row(), reason);
            throw InFlight.refusal(reason);
        }
    }

    private void awaitCommit() throws InterruptedException {
        if (wakeUps.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    /** Mostly known before anything is sent; the broker says it where a topic's limit is below the producer's. */
    private void park(UnsentEvents unsent, OutboxRow row) throws SQLException {
        LOG.errorf("outbox: event %s on %s is too large for the broker; its subject waits", row.id(), row.topic());
        parked.increment();
        unsent.park(row);
    }

    private Properties credentials() {
        var properties = new Properties();
        properties.put("user", connect.get("user"));
        properties.put("password", connect.get("password"));
        properties.put("ApplicationName", "outbox-relay");
        properties.put("tcpKeepAlive", "true");
        properties.put("socketTimeout", "30");
        properties.put("options", BY_INDEX);
        return properties;
    }

    private Map<String, Object> producerSettings() {
        var settings = new HashMap<>(cluster);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, LARGEST_REQUEST);
        return settings;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
