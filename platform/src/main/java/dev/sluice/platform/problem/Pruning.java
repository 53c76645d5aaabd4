package dev.sluice.platform.problem;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes single places out of a JSON tree. */
final class Pruning {

    private Pruning() {}

    /** A place in an array becomes null, so that the pointers of its neighbours stay true. */
    static void remove(JsonNode tree, String pointer) {
        var place = JsonPointer.compile(pointer);
        if (place.matches()) {
            return;
        }
        var last = place.last();
        switch (tree.at(place.head())) {
            case ObjectNode parent -> parent.remove(last.getMatchingProperty());
            case ArrayNode parent when parent.has(last.getMatchingIndex()) -> parent.setNull(last.getMatchingIndex());
            default -> {}
        }
    }
}
