package dev.sluice.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.deploy.TopicManifests.Topic;
import java.util.ArrayList;
import java.util.List;

/** Who may do what on Kafka: each service writes what it owns and reads what its channels name. */
final class UserManifests {

    private static final int WRITTEN_BYTES_PER_SECOND = 20 * 1024 * 1024;
    private static final int READ_BYTES_PER_SECOND = 40 * 1024 * 1024;
    private static final int PERCENT_OF_THE_BROKERS_TIME = 55;

    private UserManifests() {}

    static List<ObjectNode> all() {
        var users = new ArrayList<ObjectNode>();
        for (var application : Repository.SERVICES) {
            var user = user(application.service());
            var rights = rights(user);
            var read = application.reads();
            for (var topic : Topic.all()) {
                var writes = List.of(application.name(), "suite").contains(topic.owner());
                if (writes) {
                    right(rights, "topic", topic.name(), "literal", "Write", "Describe");
                }
                if (read.contains(topic.name())) {
                    right(rights, "topic", topic.name(), "literal", "Read", "Describe");
                    right(
                            rights,
                            "topic",
                            TopicManifests.deadLetters(topic.name(), application.service()),
                            "literal",
                            "Write",
                            "Describe");
                }
            }
            right(rights, "group", application.service(), "literal", "Read", "Describe");
            if (application.name().equals("notification")) {
                topicsOfPartners(rights);
            }
            users.add(user);
        }
        users.add(billing());
        return users;
    }

    /** It makes them, gives each partner the right to read its own, and limits what each reads. */
    private static void topicsOfPartners(ArrayNode rights) {
        right(
                rights,
                "topic",
                "partners.",
                "prefix",
                "Create",
                "Write",
                "Describe",
                "DescribeConfigs",
                "AlterConfigs",
                "Delete");
        rights.addObject()
                .<ObjectNode>set("resource", Yaml.object().put("type", "cluster"))
                .putArray("operations")
                .add("Describe")
                .add("Alter")
                .add("DescribeConfigs")
                .add("AlterConfigs");
    }

    /** Billing stands outside of the suite and writes revenue lines, nothing else. */
    private static ObjectNode billing() {
        var user = user("billing");
        var rights = rights(user);
        Topic.all().stream()
                .filter(topic -> topic.owner().equals("billing"))
                .forEach(topic -> right(rights, "topic", topic.name(), "literal", "Write", "Describe"));
        return user;
    }

    private static ObjectNode user(String name) {
        var user = Yaml.object();
        user.put("apiVersion", "kafka.strimzi.io/v1").put("kind", "KafkaUser");
        var metadata = user.putObject("metadata").put("name", name);
        metadata.putObject("labels").put("app.kubernetes.io/part-of", "sluice").put("strimzi.io/cluster", "sluice");
        var spec = user.putObject("spec");
        spec.putObject("authentication").put("type", "scram-sha-512");
        spec.putObject("authorization").put("type", "simple").putArray("acls");
        spec.putObject("quotas")
                .put("producerByteRate", WRITTEN_BYTES_PER_SECOND)
                .put("consumerByteRate", READ_BYTES_PER_SECOND)
                .put("requestPercentage", PERCENT_OF_THE_BROKERS_TIME);
        return user;
    }

    private static ArrayNode rights(ObjectNode user) {
        return (ArrayNode) user.at("/spec/authorization/acls");
    }

    private static void right(ArrayNode rights, String type, String name, String pattern, String... operations) {
        var right = rights.addObject();
        right.putObject("resource").put("type", type).put("name", name).put("patternType", pattern);
        var allowed = right.putArray("operations");
        for (var operation : operations) {
            allowed.add(operation);
        }
    }
}
