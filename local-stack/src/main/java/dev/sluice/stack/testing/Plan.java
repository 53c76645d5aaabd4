package dev.sluice.stack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * How PostgreSQL carried out a query.
 *
 * @param buffers pages it touched
 * @param returned rows it answered with
 * @param read rows it looked at, by table, those it threw away included
 */
public record Plan(String sql, long buffers, long returned, Map<String, Long> read) {

    static Plan of(String sql, JsonNode explained) {
        var top = explained.path(0).path("Plan");
        var read = new HashMap<String, Long>();
        collect(top, read);
        return new Plan(
                sql,
                top.path("Shared Hit Blocks").asLong()
                        + top.path("Shared Read Blocks").asLong(),
                Math.round(top.path("Actual Rows").asDouble()),
                Map.copyOf(read));
    }

    private static void collect(JsonNode node, Map<String, Long> read) {
        if (node.has("Relation Name")) {
            var each = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            var rows = Math.round(each * node.path("Actual Loops").asDouble(1));
            read.merge(node.path("Relation Name").asText(), rows, Long::sum);
        }
        node.path("Plans").forEach(child -> collect(child, read));
    }
}
