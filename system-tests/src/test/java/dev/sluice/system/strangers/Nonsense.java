package dev.sluice.system.strangers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What hostile or broken clients send instead. */
record Nonsense(Random random) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<JsonNode> VALUES = List.of(
            NODES.nullNode(),
            NODES.textNode(""),
            NODES.textNode(" "),
            NODES.textNode("\u0000"),
            NODES.textNode("a\u0000b"),
            NODES.textNode("\uD83D"),
            NODES.textNode("\u202Eevil \uD83D\uDE08"),
            NODES.textNode("x".repeat(10_000)),
            NODES.textNode("'; drop table partner; --"),
            NODES.textNode("../../etc/passwd"),
            NODES.textNode("+999999999-12-31"),
            NODES.textNode("2027-02-30"),
            NODES.textNode("0000-00-00T00:00:00Z"),
            NODES.textNode("http://169.254.169.254/latest"),
            NODES.numberNode(-1),
            NODES.numberNode(Long.MAX_VALUE),
            NODES.numberNode(new java.math.BigDecimal("1e4000")),
            NODES.numberNode(0.1),
            NODES.booleanNode(false),
            NODES.arrayNode(),
            NODES.arrayNode().addNull(),
            NODES.objectNode(),
            NODES.objectNode().put("x", 1));

    private static final List<String> BODIES = List.of(
            "",
            "[]",
            "null",
            "{",
            "1",
            "\"\"",
            "{}{}",
            "{\"a\":1,\"a\":2}",
            "\uFEFF{}",
            "{\"\":\"\"}",
            "[".repeat(5_000));

    private static final List<String> SEGMENTS = List.of(
            "x",
            "-1",
            "%00",
            "%2e%2e",
            "%ff",
            "%F0%9F%98%88",
            "'",
            "a%20b",
            "x".repeat(900),
            "00000000-0000-0000-0000-000000000000");

    private static final List<String> QUERIES = List.of(
            "pageSize=-1",
            "pageSize=x",
            "pageSize=99999999999",
            "pageToken=x",
            "pageToken=%00",
            "asOf=x",
            "asOf=%2B999999-01-01",
            "from=2027-13-01T00:00:00Z",
            "state=%00",
            "customerTenantId=x",
            "validateOnly=maybe",
            "unknown=1",
            "a=%ff",
            "x".repeat(1_200));

    private static final byte[] NOT_UTF8 = {'{', '"', (byte) 0xC3, '"', ':', '1', '}'};

    String segment() {
        return oneOf(SEGMENTS);
    }

    String query() {
        return oneOf(QUERIES);
    }

    /** A body with one to three places spoilt, or no body of this kind at all. */
    byte[] body(JsonNode sense) {
        var choice = random.nextInt(10);
        if (choice == 0) {
            return oneOf(BODIES).getBytes(StandardCharsets.UTF_8);
        }
        if (choice == 1) {
            return NOT_UTF8;
        }
        var spoilt = sense.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            spoil(spoilt);
        }
        return spoilt.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void spoil(JsonNode tree) {
        var places = new ArrayList<JsonNode>();
        collect(tree, places);
        if (places.isEmpty()) {
            return;
        }
        switch (oneOf(places)) {
            case ObjectNode object -> spoil(object);
            case ArrayNode array -> array.add(value());
            default -> throw new IllegalStateException("only containers are collected");
        }
    }

    private void spoil(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var choice = random.nextInt(8);
        if (choice == 0 || names.isEmpty()) {
            object.set("surprise", value());
        } else if (choice == 1) {
            object.remove(oneOf(names));
        } else {
            object.set(oneOf(names), value());
        }
    }

    /** A value of its own: containers are spoilt further. */
    private JsonNode value() {
        return oneOf(VALUES).deepCopy();
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
