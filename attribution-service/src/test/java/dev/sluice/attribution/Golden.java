package dev.sluice.attribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The examples under {@code contracts/}, told of other parties so that no test meets another one's data. */
public final class Golden {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONTRACTS = Path.of(System.getProperty("sluice.root"), "contracts");

    private Golden() {}

    public static String text(String path) {
        try {
            return Files.readString(CONTRACTS.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An example with every occurrence of a key of {@code others} replaced, and an id of its own. */
    public static ObjectNode event(String topic, String type, Map<String, String> others) {
        var text = text(topic + "/" + type + ".json");
        for (var other : others.entrySet()) {
            text = text.replace(other.getKey(), other.getValue());
        }
        try {
            return JSON.readValue(text, ObjectNode.class)
                    .put("id", UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types with a golden example on the topic. */
    public static List<String> types(String topic) {
        try (var files = Files.list(CONTRACTS.resolve(topic))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.endsWith(".schema.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
