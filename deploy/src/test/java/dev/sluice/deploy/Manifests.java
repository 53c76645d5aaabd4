package dev.sluice.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an overlay brings into the cluster. */
record Manifests(List<ObjectNode> all) {

    private static final Map<String, Manifests> READ = new ConcurrentHashMap<>();

    static Manifests of(String overlay) {
        return READ.computeIfAbsent(overlay, name -> new Manifests(Yaml.documents(Generated.rendered(name))));
    }

    static String identity(JsonNode object) {
        return object.path("kind").asText() + " " + object.path("apiVersion").asText() + " "
                + object.at("/metadata/name").asText();
    }

    Stream<ObjectNode> kind(String kind) {
        return all.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    ObjectNode one(String kind, String name) {
        return kind(kind)
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        return each(array).map(JsonNode::asText).toList();
    }
}
