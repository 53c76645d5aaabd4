package dev.sluice.platform.outbox;

import dev.sluice.platform.failpoint.FailPoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what stands in the outbox, in order per subject, at least once. One thread on one connection outside the pool; its
 * session locks on 16 shards say which events are its own. Rows go only after the broker acknowledged them, so a crash
 * anywhere repeats the same events under the same ids.
 */
@ApplicationScoped
public class Relay {

    private static final Duration RECOVERY = Duration.ofSeconds(1);
    private static final Duration CONNECTION_CHECK = Duration.ofSeconds(1);

    private final OutboxConfig config;
    private final Map<String, String> connect;
    private final String brokers;
    private final Counter sent;
    private final Counter parked;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread(() -> {});

    public Relay(
            OutboxConfig config,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.config = config;
        this.connect = Map.of("url", url, "user", user, "password", password);
        this.brokers = brokers;
        this.sent = metrics.counter("sluice.outbox.sent");
        this.parked = metrics.counter("sluice.outbox.parked");
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
            } catch (SQLException | RuntimeException e) {
                Log.warnf("the relay starts again: %s", e.getMessage());
                pause(RECOVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A producer lives as long as the locks: whoever takes over a shard must not find an old producer still sending. */
    private void send(UnsentEvents unsent) throws SQLException, InterruptedException {
        var producer = new KafkaProducer<byte[], byte[]>(producerSettings());
        try {
            while (running) {
                if (!unsent.holdsAllShards()) {
                    unsent.claimShards();
                }
                if (sendBatch(unsent, producer) == 0
                        && wakeUps.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private int sendBatch(UnsentEvents unsent, KafkaProducer<byte[], byte[]> producer)
            throws SQLException, InterruptedException {
        var batch = unsent.next(config.batchSize());
        if (batch.isEmpty()) {
            return 0;
        }
        FailPoint.reached("outbox.before-send");
        var inFlight = new LinkedHashMap<OutboxRow, Future<RecordMetadata>>();
        var refused = new HashSet<String>();
        for (var row : batch) {
            if (!refused.contains(row.stream())) {
                var answer = producer.send(row.toRecord());
                if (isRefused(answer)) {
                    refused.add(row.stream());
                    park(unsent, row);
                } else {
                    inFlight.put(row, answer);
                }
            }
        }
        FailPoint.reached("outbox.after-send");
        unsent.delete(acknowledged(inFlight, unsent));
        FailPoint.reached("outbox.after-delete");
        sent.increment(inFlight.size());
        return batch.size();
    }

    /** Too large is known before anything is sent, because the producer's limit equals the broker's. */
    private static boolean isRefused(Future<RecordMetadata> answer) {
        return answer.state() == Future.State.FAILED && answer.exceptionNow() instanceof RecordTooLargeException;
    }

    private void park(UnsentEvents unsent, OutboxRow row) throws SQLException {
        Log.errorf("outbox: event %s on %s is too large for the broker; its subject waits", row.id(), row.topic());
        parked.increment();
        unsent.park(row);
    }

    /** Waits as long as it takes, but not on a dead connection: its locks are gone, and another relay may be sending. */
    private static List<UUID> acknowledged(Map<OutboxRow, Future<RecordMetadata>> inFlight, UnsentEvents unsent)
            throws SQLException, InterruptedException {
        var done = new ArrayList<UUID>(inFlight.size());
        for (var entry : inFlight.entrySet()) {
            while (true) {
                try {
                    entry.getValue().get(CONNECTION_CHECK.toMillis(), TimeUnit.MILLISECONDS);
                    done.add(entry.getKey().id());
                    break;
                } catch (TimeoutException e) {
                    if (!unsent.isAlive()) {
                        throw new SQLException("the relay's connection is gone", e);
                    }
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the broker refused an event: " + e.getCause(), e);
                }
            }
        }
        return done;
    }

    private Properties credentials() {
        var properties = new Properties();
        properties.put("user", connect.get("user"));
        properties.put("password", connect.get("password"));
        properties.put("ApplicationName", "outbox-relay");
        properties.put("tcpKeepAlive", "true");
        properties.put("socketTimeout", "30");
        return properties;
    }

    private Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                5,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.LINGER_MS_CONFIG,
                1);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
