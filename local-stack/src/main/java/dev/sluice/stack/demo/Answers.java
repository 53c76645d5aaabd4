package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** What the answers of the services say. */
final class Answers {

    private Answers() {}

    static String id(JsonNode answer) {
        return answer.path("id").asText();
    }

    static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    /** How many items are in each state. */
    static Map<String, Integer> states(JsonNode answer) {
        var states = new TreeMap<String, Integer>();
        answer.path("items").forEach(item -> states.merge(item.path("state").asText(), 1, Integer::sum));
        return states;
    }

    static String states(JsonNode answer, Map<String, Integer> expected) throws IOException {
        var seen = states(answer);
        Unexpected.unless(seen.equals(expected), new TreeMap<>(expected).toString(), seen);
        return seen.toString();
    }
}
