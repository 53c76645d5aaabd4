package dev.sluice.notification.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.notification.catalogue.EventType;
import dev.sluice.platform.clock.TimeOrderedId;
import java.time.Instant;
import java.util.Set;

/** Makes a message for a test out of the contract's golden example: same data, an id and times of its own, and marked. */
final class TestMessages {

    /** A CloudEvents extension attribute, so that a receiver can tell a test from the real thing. */
    private static final String MARK = "test";

    private TestMessages() {}

    static NewMessage of(EventType type, Instant businessNow, Instant realNow) {
        var id = TimeOrderedId.next();
        var event = (ObjectNode) type.example().deepCopy();
        event.put("id", id.toString());
        event.put("time", businessNow.toString());
        event.put("recordedtime", realNow.toString());
        event.put(MARK, true);
        return new NewMessage(id, type.name(), event.path("subject").asText(), null, Set.of(), event.toString(), null);
    }
}
