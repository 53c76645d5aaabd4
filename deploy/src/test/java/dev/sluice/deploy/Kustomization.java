package dev.sluice.deploy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * As much of Kustomize as our overlays use, so that they render where it is not installed: resources, namespace, images, JSON
 * patches and deletions by target. Anything else in a kustomization is refused; where kubectl is there, both have to agree.
 */
final class Kustomization {

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "resources", "namespace", "images", "patches");
    private static final Set<String> NOT_NAMESPACED = Set.of("Namespace");

    private Kustomization() {}

    static List<ObjectNode> render(Path folder) {
        var file = Yaml.documents(folder.resolve("kustomization.yaml")).getFirst();
        for (var name : (Iterable<String>) file::fieldNames) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("not rendered here: " + name);
            }
        }
        var rendered = new ArrayList<ObjectNode>();
        for (var resource : file.path("resources")) {
            var path = folder.resolve(resource.asText());
            rendered.addAll(Files.isDirectory(path) ? render(path) : Yaml.documents(path));
        }
        file.path("patches").forEach(patch -> patch(rendered, patch));
        for (var image : file.path("images")) {
            rendered.forEach(object -> rename(object, image));
        }
        if (file.has("namespace")) {
            rendered.stream()
                    .filter(object ->
                            !NOT_NAMESPACED.contains(object.path("kind").asText()))
                    .forEach(object -> ((ObjectNode) object.get("metadata")).set("namespace", file.get("namespace")));
        }
        return rendered;
    }

    private static void patch(List<ObjectNode> objects, JsonNode patch) {
        var change = Yaml.one(patch.path("patch").asText());
        var matching = objects.stream()
                .filter(object -> matches(object, patch.path("target")))
                .toList();
        if (matching.isEmpty()) {
            throw new IllegalArgumentException("a patch has no target: " + patch.path("target"));
        }
        if (change.path("$patch").asText().equals("delete")) {
            objects.removeAll(matching);
        } else {
            matching.forEach(object -> change.forEach(step -> apply(object, step)));
        }
    }

    private static boolean matches(ObjectNode object, JsonNode target) {
        var api = object.path("apiVersion").asText();
        var group = api.contains("/") ? api.substring(0, api.indexOf('/')) : "";
        return (!target.has("kind") || target.get("kind").equals(object.get("kind")))
                && (!target.has("group") || target.get("group").asText().equals(group))
                && (!target.has("name") || target.get("name").equals(object.at("/metadata/name")));
    }

    private static void apply(ObjectNode object, JsonNode step) {
        var pointer = JsonPointer.compile(step.path("path").asText());
        var parent = object.at(pointer.head());
        var last = pointer.last();
        switch (step.path("op").asText()) {
            case "replace" -> {
                if (parent.at(last).isMissingNode()) {
                    throw new IllegalArgumentException("nothing to replace at " + pointer);
                }
                put(parent, last, step.get("value"));
            }
            case "add" -> put(parent, last, step.get("value"));
            case "remove" -> ((ObjectNode) parent).remove(last.getMatchingProperty());
            default -> throw new IllegalArgumentException("not rendered here: " + step);
        }
    }

    private static void put(JsonNode parent, JsonPointer last, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set(last.getMatchingIndex(), value.deepCopy());
        } else {
            ((ObjectNode) parent).set(last.getMatchingProperty(), value.deepCopy());
        }
    }

    private static void rename(ObjectNode object, JsonNode image) {
        Iterator<JsonNode> containers =
                object.at("/spec/template/spec/containers").elements();
        containers.forEachRemaining(container -> {
            if (container.path("image").equals(image.get("name"))) {
                ((ObjectNode) container)
                        .put(
                                "image",
                                image.get("newName").asText() + ":"
                                        + image.get("newTag").asText());
            }
        });
    }
}
