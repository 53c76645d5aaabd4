package dev.sluice.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The suite's topics, and one for what each consumer cannot read. Topics of partners are made by notification-service. */
final class TopicManifests {

    static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);
    private static final int PARTITIONS = 12;
    private static final int REPLICAS = 3;

    private TopicManifests() {}

    /** A line of {@code contracts/topics.csv}. */
    record Topic(String name, String owner, String cleanup, String retentionDays) {

        static List<Topic> all() {
            return Repository.text(Repository.ROOT.resolve("contracts/topics.csv"))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Topic(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        }
    }

    static List<ObjectNode> all() {
        var manifests = new ArrayList<ObjectNode>();
        for (var topic : Topic.all()) {
            manifests.add(
                    topic.cleanup().equals("compact")
                            ? manifest(topic.name(), "compact", null)
                            : manifest(topic.name(), "delete", Duration.ofDays(Long.parseLong(topic.retentionDays()))));
        }
        for (var application : Repository.SERVICES) {
            application
                    .reads()
                    .forEach(topic -> manifests.add(
                            manifest(deadLetters(topic, application.service()), "delete", DEAD_LETTERS_KEPT)));
        }
        return manifests;
    }

    static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlq";
    }

    private static ObjectNode manifest(String name, String cleanup, Duration retention) {
        var manifest = Yaml.object();
        manifest.put("apiVersion", "kafka.strimzi.io/v1").put("kind", "KafkaTopic");
        var metadata = manifest.putObject("metadata").put("name", name);
        metadata.putObject("labels").put("app.kubernetes.io/part-of", "sluice").put("strimzi.io/cluster", "sluice");
        var spec = manifest.putObject("spec").put("partitions", PARTITIONS).put("replicas", REPLICAS);
        var config = spec.putObject("config").put("cleanup.policy", cleanup);
        if (retention != null) {
            config.put("retention.ms", retention.toMillis());
        }
        return manifest;
    }
}
