package dev.sluice.platform.consume;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates {@code <topic>.<group>.dlq} for every topic this service reads: the relay would wait for ever on one that is
 * missing. Tries until the broker answers, beside the start of the service.
 */
@ApplicationScoped
class DeadLetterTopics {

    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Config config;
    private final String group;
    private final Map<String, Object> cluster;
    private final CountDownLatch stopping = new CountDownLatch(1);

    DeadLetterTopics(
            Config config,
            @ConfigProperty(name = "quarkus.application.name") String group,
            @Identifier("default-kafka-broker") Map<String, Object> cluster) {
        this.config = config;
        this.group = group;
        this.cluster = cluster;
    }

    static String of(String topic, String group) {
        return topic + "." + group + ".dlq";
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("dead-letter-topics").start(this::createMissing);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void createMissing() {
        var wanted = topics();
        try {
            while (!wanted.isEmpty() && !created(wanted) && !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.debug("dead-letter topics wait for the broker");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created(List<String> wanted) throws InterruptedException {
        try (var admin = Admin.create(cluster)) {
            var present = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            var missing = wanted.stream()
                    .filter(topic -> !present.contains(topic))
                    .map(topic -> new NewTopic(topic, Optional.empty(), Optional.empty())
                            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()))))
                    .toList();
            admin.createTopics(missing).all().get(10, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                Log.errorf(
                        "this service may not create its dead-letter topics; whoever runs the cluster has to: %s",
                        wanted);
                return true;
            }
            Log.warnf("dead-letter topics cannot be created yet: %s", e.getMessage());
            return false;
        } catch (TimeoutException e) {
            Log.warnf("dead-letter topics cannot be created yet: %s", e.getMessage());
            return false;
        }
    }

    private List<String> topics() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("mp.messaging.incoming."))
                .filter(name -> name.endsWith(".topic") || name.endsWith(".topics"))
                .flatMap(name -> config.getOptionalValues(name, String.class).stream())
                .flatMap(List::stream)
                .map(topic -> of(topic, group))
                .distinct()
                .sorted()
                .toList();
    }
}
