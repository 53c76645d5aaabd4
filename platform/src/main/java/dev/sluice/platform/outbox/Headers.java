package dev.sluice.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Record headers as one text column: {@code [[name, value], ...]}, each byte of a value as one character. */
public final class Headers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

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
        try {
            return JSON.readValue(text, PAIRS).stream()
                    .<Header>map(pair ->
                            new RecordHeader(pair.getFirst(), pair.getLast().getBytes(StandardCharsets.ISO_8859_1)))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
