package dev.sluice.platform.consume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents in binary mode, and their data into a consumer's own records: fields it does not know are ignored. */
@ApplicationScoped
public class EventReader {

    private final ObjectReader trees;
    private final ObjectMapper tolerant;

    EventReader(ObjectMapper json) {
        this.trees = json.reader();
        this.tolerant = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @throws Undecodable when an attribute is missing or the data is not JSON */
    public IncomingEvent read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new IncomingEvent(
                    UUID.fromString(required(record, "ce_id")),
                    required(record, "ce_source"),
                    required(record, "ce_type"),
                    record.topic(),
                    required(record, "ce_subject"),
                    Long.parseLong(required(record, "ce_sequence")),
                    Instant.parse(required(record, "ce_time")),
                    Instant.parse(required(record, "ce_recordedtime")),
                    tenant(optional(record, "ce_customertenantid")),
                    audience(optional(record, "ce_audience")),
                    required(record, "ce_correlationid"),
                    required(record, "ce_causationid"),
                    String.valueOf(optional(record, "ce_traceparent")),
                    String.valueOf(optional(record, "ce_dataschema")),
                    data(record.value()));
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            throw new Undecodable("not an event of the contract: " + e.getMessage(), e);
        }
    }

    /** @throws Undecodable when the data does not have the record's shape, or is a tombstone's */
    public <T> T data(IncomingEvent event, Class<T> type) {
        if (event.data() == null) {
            throw new Undecodable("no data in " + event.type());
        }
        try {
            return tolerant.treeToValue(event.data(), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Undecodable("data of %s: %s".formatted(event.type(), e.getMessage()), e);
        }
    }

    private @Nullable JsonNode data(byte @Nullable [] value) throws IOException {
        if (value == null) {
            return null;
        }
        var tree = trees.readTree(value);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("data is not a JSON object");
        }
        return tree;
    }

    private static String required(ConsumerRecord<byte[], byte[]> record, String name) {
        var value = optional(record, name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable UUID tenant(@Nullable String value) {
        return value == null ? null : UUID.fromString(value);
    }

    private static Set<UUID> audience(@Nullable String value) {
        return value == null || value.isEmpty()
                ? Set.of()
                : Arrays.stream(value.split(",")).map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
    }
}
