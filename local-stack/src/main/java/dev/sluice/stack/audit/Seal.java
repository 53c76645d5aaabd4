package dev.sluice.stack.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.events.SuiteEvent;
import java.io.IOException;

/** The head of one block of an audit chain, as it was published. */
record Seal(String service, long block, String previousHash, String hash) {

    static final String TOPIC = "suite.audit-seals.v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    static Seal of(SuiteEvent event) throws IOException {
        JsonNode data = JSON.readTree(event.data());
        return new Seal(
                data.path("service").asText(),
                data.path("block").asLong(),
                data.path("previousHash").asText(),
                data.path("hash").asText());
    }

    /** As the service names it too. */
    String key() {
        return "%s/%d/%s".formatted(service, block, hash);
    }
}
