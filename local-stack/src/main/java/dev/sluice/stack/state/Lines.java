package dev.sluice.stack.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file of one JSON object a line, which only grows. */
public record Lines(Path file) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public void append(Object entry) throws IOException {
        var line = JSON.writeValueAsString(entry) + "\n";
        synchronized (JSON) { // one write at a time, whatever the size
            Files.write(
                    file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    public List<JsonNode> read() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        var entries = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(file)) {
            entries.add(JSON.readTree(line));
        }
        return entries;
    }
}
