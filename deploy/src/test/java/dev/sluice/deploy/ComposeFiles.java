package dev.sluice.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.deploy.TopicManifests.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** What {@code deploy/compose.yaml} mounts: topics, and the realm with callers to try things with. */
final class ComposeFiles {

    static final Path FOLDER = Repository.ROOT.resolve("deploy/compose");
    private static final int PARTITIONS = 3;

    private ComposeFiles() {}

    static String topics() {
        return "#!/bin/sh\n# Generated from contracts/topics.csv; see deploy/README.md.\nset -eu\n"
                + Topic.all().stream().map(ComposeFiles::create).collect(Collectors.joining());
    }

    private static String create(Topic topic) {
        var retention = topic.retentionDays().isEmpty()
                ? ""
                : " --config retention.ms="
                        + Duration.ofDays(Long.parseLong(topic.retentionDays())).toMillis();
        return "/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --partitions %d --topic %s --config cleanup.policy=%s%s%n"
                .formatted(PARTITIONS, topic.name(), topic.cleanup(), retention);
    }

    /** The realm as it is, and a client with a service account for each caller of {@code demonstration.json}; secret = its name. */
    static String realm() {
        var realm =
                (ObjectNode) Yaml.one(Repository.text(Repository.ROOT.resolve("deploy/keycloak/sluice-realm.json")));
        realm.put("sslRequired", "none");
        var clients = (ArrayNode) realm.get("clients");
        var users = realm.putArray("users");
        Yaml.one(Repository.text(FOLDER.resolve("demonstration.json")))
                .properties()
                .forEach(caller -> {
                    var name = caller.getKey();
                    var client = clients.addObject().put("clientId", name).put("secret", name);
                    client.put("enabled", true).put("publicClient", false).put("serviceAccountsEnabled", true);
                    client.put("standardFlowEnabled", false).put("directAccessGrantsEnabled", false);
                    client.put("fullScopeAllowed", true)
                            .putArray("defaultClientScopes")
                            .add("sluice");
                    var user = users.addObject().put("username", "service-account-" + name);
                    user.put("enabled", true)
                            .put("serviceAccountClientId", name)
                            .put("email", name + "@sluice.example");
                    user.set("realmRoles", caller.getValue().get("roles"));
                    var attributes = user.putObject("attributes");
                    attributes.putArray("tenant").add(caller.getValue().get("tenant"));
                    attributes.putArray("tenant_type").add(caller.getValue().get("tenant_type"));
                });
        return realm.toPrettyString() + "\n";
    }
}
