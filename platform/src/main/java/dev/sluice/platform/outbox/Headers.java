package dev.sluice.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Record headers as one text column: {@code [[name, value], ...]}, each byte of a value as one character. */
public final class Headers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Headers() {}

    public static Header text(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public static String write(Iterable<Header> headers) {
        var pairs = new ArrayList<List<String>>();
        headers.forEach(header -> pairs.add(List.of(
                header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.ISO_8859_1))));
        try {
            return JSON.writeValueAsString(pairs);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Header> read(String text) {
        var headers = new ArrayList<Header>();
        try (var parser = JSON.createParser(text)) {
            require(parser.nextToken() == JsonToken.START_ARRAY, text);
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                var name = parser.nextTextValue();
                var value = parser.nextTextValue();
                require(name != null && value != null && parser.nextToken() == JsonToken.END_ARRAY, text);
                headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.ISO_8859_1)));
            }
            require(parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return headers;
    }

    private static void require(boolean wellFormed, String text) {
        if (!wellFormed) {
            throw new IllegalStateException("not pairs of a name and a value: " + text);
        }
    }
}
