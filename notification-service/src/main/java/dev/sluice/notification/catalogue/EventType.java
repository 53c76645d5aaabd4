package dev.sluice.notification.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A type of event that can be subscribed to.
 *
 * @param topic where its owner publishes it
 * @param schema JSON Schema of its {@code data}
 * @param example a whole event, as it is delivered
 */
public record EventType(
        String name, String topic, String title, String description, String since, JsonNode schema, JsonNode example) {

    /** What comes before the first dot: {@code partner-change}. */
    public String family() {
        return name.substring(0, name.indexOf('.'));
    }
}
