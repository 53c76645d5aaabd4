package dev.sluice.notification.feed.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some events, in their order. */
public record EventPage(
        @Schema(
                type = SchemaType.ARRAY,
                implementation = Object.class,
                description = "CloudEvents, as webhooks carry them.")
        List<JsonNode> items,

        @Schema(description = "Where to go on: the next call's after. Always there, and kept for 30 days.")
        String next,

        @Schema(description = "The same, when there is more at once.") @Nullable
        String nextPageToken) {}
