package dev.sluice.platform.outbox;

import static dev.sluice.platform.outbox.Headers.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sql.Together;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes events beside the change they announce; the {@link Relay} sends them on. */
@ApplicationScoped
public class Outbox {

    public static final int SHARDS = 16;

    /** Bytes of data that an event may have; see the event contract. */
    static final int LARGEST_DATA = 256 * 1024;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock realTime;
    private final Relay relay;
    private final TransactionSynchronizationRegistry transaction;
    private final Together together;
    private final String source;

    Outbox(
            AgroalDataSource database,
            ObjectMapper json,
            Clock realTime,
            Relay relay,
            TransactionSynchronizationRegistry transaction,
            Together together,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.json = json;
        this.realTime = realTime;
        this.relay = relay;
        this.transaction = transaction;
        this.together = together;
        this.source = "/services/" + service.replace("-service", "");
    }

    /** An event without a change, or a change without its event, is a bug: hence only inside a transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID publish(Event event, Announced announced) {
        return write(event.topic(), event.type(), announced, bytes(event));
    }

    /** An event on its way. */
    public record Publication(Event event, Announced announced) {}

    /** As {@link #publish}, many at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishAll(Collection<Publication> publications) {
        insert(publications.stream().map(this::row).toList());
    }

    /** Removes a subject from a compacted topic. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tombstone(String topic, String type, Announced announced) {
        write(topic, type, announced, null);
    }

    /** Passes a record on as it is, for example to a dead-letter topic; {@code position} orders it among its key's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forward(
            String topic,
            byte @Nullable [] key,
            String subject,
            long position,
            List<Header> headers,
            byte @Nullable [] value) {
        insert(List.of(new Row(TimeOrderedId.next(), topic, subject, position, key, headers, value)));
    }

    private Row row(Publication publication) {
        var event = publication.event();
        return row(event.topic(), event.type(), publication.announced(), bytes(event));
    }

    private UUID write(String topic, String type, Announced announced, byte @Nullable [] data) {
        var row = row(topic, type, announced, data);
        insert(List.of(row));
        return row.id();
    }

    private Row row(String topic, String type, Announced announced, byte @Nullable [] data) {
        if (data != null && data.length > LARGEST_DATA) {
            throw Refusal.refused(
                    "EVENT_TOO_LARGE",
                    "What would have to be told of this is larger than %d bytes. Nothing was changed; say less."
                            .formatted(LARGEST_DATA),
                    List.of());
        }
        var id = TimeOrderedId.next();
        var attributes = attributes(id, topic, type, announced);
        return new Row(id, topic, announced.subject(), announced.sequence(), null, attributes, data);
    }

    /** @param key the subject where absent */
    private record Row(
            UUID id,
            String topic,
            String subject,
            long sequence,
            byte @Nullable [] key,
            List<Header> headers,
            byte @Nullable [] value) {

        void set(PreparedStatement insert, OffsetDateTime writtenAt) throws SQLException {
            insert.setObject(1, id);
            insert.setInt(2, Math.floorMod(subject.hashCode(), SHARDS));
            insert.setString(3, topic);
            insert.setString(4, subject);
            insert.setLong(5, sequence);
            insert.setBytes(6, key == null ? subject.getBytes(StandardCharsets.UTF_8) : key);
            insert.setString(7, Headers.write(headers));
            insert.setBytes(8, value);
            insert.setObject(9, writtenAt);
        }
    }

    private List<Header> attributes(UUID id, String topic, String type, Announced announced) {
        var correlation = Correlation.current();
        var attributes = new ArrayList<>(List.of(
                text("ce_specversion", "1.0"),
                text("ce_id", id.toString()),
                text("ce_source", source),
                text("ce_type", type),
                text("ce_subject", announced.subject()),
                text("ce_sequence", Long.toString(announced.sequence())),
                text("ce_partitionkey", announced.subject()),
                text("ce_time", announced.time().toString()),
                text("ce_recordedtime", realTime.instant().toString()),
                text("ce_dataschema", "https://sluice.dev/contracts/%s/%s.schema.json".formatted(topic, type)),
                text("ce_correlationid", announced.flow() == null ? correlation.correlationId() : announced.flow()),
                text("ce_causationid", correlation.causationId()),
                text("ce_traceparent", correlation.traceparent()),
                text("content-type", "application/json")));
        if (announced.customerTenantId() != null) {
            attributes.add(
                    text("ce_customertenantid", announced.customerTenantId().toString()));
        }
        if (!announced.audience().isEmpty()) {
            attributes.add(text(
                    "ce_audience",
                    announced.audience().stream().map(UUID::toString).sorted().collect(Collectors.joining(","))));
        }
        return attributes;
    }

    private void insert(List<Row> rows) {
        together.write(Outbox.class, rows, this::insertNow);
    }

    private void insertNow(List<Row> rows) {
        var writtenAt = realTime.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into platform.outbox (id, shard, topic, subject, sequence, record_key, headers, value, written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (var row : rows) {
                row.set(insert, writtenAt);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be written", e);
        }
        wakeAfterCommit();
    }

    private byte[] bytes(Event event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event that can be written: " + event.type(), e);
        }
    }

    private void wakeAfterCommit() {
        if (transaction.getResource(Outbox.class) == null) {
            transaction.putResource(Outbox.class, true);
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    relay.wake();
                }
            });
        }
    }
}
