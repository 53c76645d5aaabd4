package dev.sluice.notification.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the contracts that are packaged with this service. */
final class Contracts {

    private static final String FOLDER = "contracts";
    private static final String SCHEMA = ".schema.json";

    private final ObjectMapper json;

    Contracts(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Facts that happened, on topics for everybody, that somebody may see: state records, contacts, seals and lines of revenue only
     * coordinate the services.
     */
    List<EventType> offered() {
        var types = new ArrayList<EventType>();
        try {
            ClassPathUtils.consumeAsPaths(
                    FOLDER, folder -> offeredTopics(folder).forEach(topic -> read(folder, topic, types)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types.stream().sorted(Comparator.comparing(EventType::name)).toList();
    }

    /** None where a folder of the same name holds something else: the platform's has the catalogue of problems. */
    private static List<String> offeredTopics(Path folder) {
        var topics = folder.resolve("topics.csv");
        if (Files.notExists(topics)) {
            return List.of();
        }
        try {
            return Files.readAllLines(topics).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .filter(columns -> columns[2].equals("delete") && columns[4].equals("false"))
                    .map(columns -> columns[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path folder, String topic, List<EventType> types) {
        if (Files.notExists(folder.resolve(topic))) {
            return;
        }
        try (var files = Files.list(folder.resolve(topic))) {
            files.filter(file -> file.toString().endsWith(SCHEMA))
                    .filter(file -> !tree(file).path("x-audience").isEmpty())
                    .forEach(file -> types.add(type(topic, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EventType type(String topic, Path file) {
        var name = file.getFileName().toString().replace(SCHEMA, "");
        var schema = tree(file);
        var example = (ObjectNode) tree(file.resolveSibling(name + ".json"));
        example.remove("audience");
        return new EventType(
                name,
                topic,
                schema.path("title").asText(),
                schema.path("description").asText(),
                schema.path("x-since").asText(),
                schema,
                example);
    }

    private JsonNode tree(Path file) {
        try {
            return json.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
