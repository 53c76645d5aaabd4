package dev.sluice.notification.catalogue.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.notification.catalogue.EventType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type of event with its schema and an example of what a webhook receives. */
public record EventTypeView(
        String name,
        String topic,
        String title,
        String description,
        String since,
        @Schema(type = SchemaType.OBJECT) JsonNode schema,
        @Schema(type = SchemaType.OBJECT) JsonNode example) {

    static EventTypeView of(EventType type) {
        return new EventTypeView(
                type.name(),
                type.topic(),
                type.title(),
                type.description(),
                type.since(),
                type.schema(),
                type.example());
    }
}
