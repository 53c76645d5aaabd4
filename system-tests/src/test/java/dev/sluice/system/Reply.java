package dev.sluice.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a service answered. */
public record Reply(String call, int status, HttpHeaders headers, JsonNode body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    public JsonNode requireSuccess() {
        if (!isSuccess()) {
            throw new AssertionError("%s answered %d %s".formatted(call, status, body));
        }
        return body;
    }

    public String code() {
        return body.path("code").asText();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }
}
