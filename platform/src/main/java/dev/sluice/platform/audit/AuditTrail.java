package dev.sluice.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the audit trail, in the transaction of the change: one statement however many changes there are, and no link that
 * writers would queue for.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String INSERT = """
                with given as (
                    select change.id, change.at, change.recorded_at, change.correlation_id,
                        change.tenants::uuid[] as tenants, decode(change.salt, 'hex') as salt, change.why,
                        change.operation, change.resource_type, change.resource_id, change.customer_tenant_id, change.before,
                        change.after, change.personal_digest, change.digest
                    from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                        as change (id, at, recorded_at, correlation_id, tenants, salt, why, operation, resource_type,
                            resource_id, customer_tenant_id, before, after, personal_digest, digest)),
                personal as (
                    insert into platform.audit_personal (record_id, salt, subject, email, name, why)
                    select id, salt, ?, ?, ?, why from given where salt is not null),
                party as (
                    insert into platform.audit_party (tenant_id, at, record_id) select unnest(tenants), at, id from given),
                unsealed as (
                    insert into platform.audit_unsealed (record_id) select id from given)
                insert into platform.audit_record
                    (id, at, tenants, recorded_at, tenant_type, tenant, subject, correlation_id, operation, resource_type,
                     resource_id, customer_tenant_id, before, after, personal_digest, digest)
                select id, at, tenants, recorded_at, ?, ?, ?, correlation_id, operation, resource_type, resource_id,
                    customer_tenant_id, before, after, personal_digest, digest
                from given
                """;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock realTime;
    private final Together together;

    AuditTrail(AgroalDataSource database, ObjectMapper json, Clock realTime, Together together) {
        this.database = database;
        this.json = json;
        this.realTime = realTime;
        this.together = together;
    }

    /**
     * Every change writes exactly one record.
     *
     * @param at business time of the change
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Caller who, Change change, Instant at) {
        recordAll(who, List.of(change), at);
    }

    /** As {@link #record}, many at once: one record for each change. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(Caller who, List<Change> changes, Instant at) {
        if (changes.isEmpty()) {
            return;
        }
        var recordedAt = realTime.instant();
        var records = changes.stream()
                .map(change -> written(who, change, at, recordedAt))
                .toList();
        together.write(List.of(AuditTrail.class, who), records, this::insert);
    }

    private void insert(List<Written> records) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            new Columns(insert, records).bind();
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be written", e);
        }
    }

    private Written written(Caller who, Change change, Instant at, Instant recordedAt) {
        var personal = Personal.of(who, change.why());
        var entry = new Entry(
                TimeOrderedId.next(),
                at.truncatedTo(ChronoUnit.MICROS),
                recordedAt.truncatedTo(ChronoUnit.MICROS),
                who.type().name(),
                who.tenant(),
                Personal.isAddress(who.subject()) ? null : who.subject(),
                change.operation(),
                change.resourceType(),
                change.resourceId(),
                change.customerTenantId(),
                text(change.before()),
                text(change.after()),
                change.tenants().stream().sorted().toList(),
                Correlation.current().correlationId(),
                personal.map(Personal::digest).orElse(null));
        return new Written(entry, personal);
    }

    /** A record with what of it may be erased. */
    private record Written(Entry entry, Optional<Personal> personal) {

        /** As PostgreSQL writes an array: an array of arrays would have to be a rectangle. */
        String tenants() {
            return entry.tenants().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        }

        @Nullable
        String salt() {
            return personal.map(erasable -> HexFormat.of().formatHex(erasable.salt()))
                    .orElse(null);
        }

        @Nullable
        String why() {
            return personal.map(Personal::why).orElse(null);
        }
    }

    /** Binds records of one caller: what they share is a value, what differs is an array. */
    private static final class Columns {

        private final PreparedStatement insert;
        private final List<Written> records;
        private int place;

        Columns(PreparedStatement insert, List<Written> records) {
            this.insert = insert;
            this.records = records;
        }

        void bind() throws SQLException {
            var first = records.getFirst();
            var shared = first.entry();
            var person = records.stream()
                    .flatMap(record -> record.personal().stream())
                    .findFirst();
            array("uuid", record -> record.entry().id());
            array("timestamptz", record -> record.entry().at());
            array("timestamptz", record -> record.entry().recordedAt());
            array("text", record -> record.entry().correlationId());
            array("text", Written::tenants);
            array("text", Written::salt);
            array("text", Written::why);
            array("text", record -> record.entry().operation());
            array("text", record -> record.entry().resourceType());
            array("text", record -> record.entry().resourceId());
            array("uuid", record -> record.entry().customerTenantId());
            array("text", record -> record.entry().before());
            array("text", record -> record.entry().after());
            array("text", record -> record.entry().personalDigest());
            array("text", record -> record.entry().digest());
            value(person.map(Personal::subject).orElse(null));
            value(person.map(Personal::email).orElse(null));
            value(person.map(Personal::name).orElse(null));
            value(shared.tenantType());
            value(shared.tenant());
            value(shared.subject());
        }

        private void value(@Nullable Object value) throws SQLException {
            insert.setObject(++place, value);
        }

        private void array(String type, Function<Written, @Nullable Object> column) throws SQLException {
            var values = records.stream().map(column).toArray();
            insert.setArray(++place, insert.getConnection().createArrayOf(type, values));
        }
    }

    private @Nullable String text(@Nullable Object state) {
        try {
            return state == null ? null : json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a state that cannot be written", e);
        }
    }
}
