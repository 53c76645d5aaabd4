package dev.sluice.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** What a service answered. */
public record Answer(String request, int status, Optional<String> etag, JsonNode body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    public Answer requireSuccess() throws IOException {
        if (isSuccess()) {
            return this;
        }
        throw new RequestRefused(this);
    }

    public String text(String field) {
        return body.path(field).asText();
    }
}
