package dev.sluice.stack.kafka;

import dev.sluice.stack.process.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The suite's topics, from the list in {@code contracts}. */
public record Topics(List<Topic> all) {

    private static final int PARTITIONS = 3;
    private static final short REPLICAS = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public static Topics of(Path root) throws IOException {
        var list = root.resolve("contracts/topics.csv");
        if (Files.notExists(list)) {
            return new Topics(List.of());
        }
        return new Topics(Files.readAllLines(list).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(Topic::parse)
                .toList());
    }

    public List<String> names() {
        return all.stream().map(Topic::name).toList();
    }

    /** Waits for the broker and creates what it does not have yet. */
    public void create(String address, Liveness broker) throws IOException {
        var deadline = Deadline.in(PATIENCE);
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers", address,
                "reconnect.backoff.ms", 20,
                "reconnect.backoff.max.ms", 100,
                "retry.backoff.ms", 20))) {
            while (!created(admin)) {
                broker.require();
                if (deadline.isOver()) {
                    throw new IOException("Kafka does not answer at " + address);
                }
            }
        }
    }

    private boolean created(Admin admin) throws IOException {
        try {
            var present = admin.listTopics().names().get(1, TimeUnit.SECONDS);
            var missing = new ArrayList<NewTopic>();
            for (var topic : all) {
                if (!present.contains(topic.name())) {
                    missing.add(new NewTopic(topic.name(), PARTITIONS, REPLICAS).configs(topic.settings()));
                }
            }
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while creating topics", interruption);
        }
    }

    /** Fails when waiting is in vain. */
    @FunctionalInterface
    public interface Liveness {

        void require() throws IOException;
    }
}
