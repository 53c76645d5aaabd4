package dev.sluice.stack.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A topic as {@code contracts/topics.csv} describes it. */
public record Topic(String name, String owner, boolean compacted, Optional<Duration> retention, boolean internal) {

    Map<String, String> settings() {
        if (compacted) {
            return Map.of("cleanup.policy", "compact");
        }
        return retention
                .map(period -> Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(period.toMillis())))
                .orElse(Map.of("cleanup.policy", "delete"));
    }

    static Topic parse(String line) {
        var cells = line.split(",", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("a topic has five columns: " + line);
        }
        return new Topic(
                cells[0],
                cells[1],
                cells[2].equals("compact"),
                cells[3].isBlank() ? Optional.empty() : Optional.of(Duration.ofDays(Long.parseLong(cells[3]))),
                Boolean.parseBoolean(cells[4]));
    }
}
