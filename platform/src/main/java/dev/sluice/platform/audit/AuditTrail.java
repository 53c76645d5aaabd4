package dev.sluice.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Appends to the audit trail, in the transaction of the change: one statement, and no link that writers would queue for. */
@ApplicationScoped
public class AuditTrail {

    private static final String INSERT = """
                with given as (
                    select ?::uuid as id, ?::timestamptz as at, ?::uuid[] as tenants),
                personal as (
                    insert into platform.audit_personal (record_id, salt, subject, email, name, why)
                    select given.id, erasable.* from given,
                        (values (?::bytea, ?::text, ?::text, ?::text, ?::text))
                            as erasable (salt, subject, email, name, why)
                    where erasable.salt is not null),
                party as (
                    insert into platform.audit_party (tenant_id, at, record_id) select unnest(tenants), at, id from given),
                unsealed as (
                    insert into platform.audit_unsealed (record_id) select id from given)
                insert into platform.audit_record
                    (id, at, tenants, recorded_at, tenant_type, tenant, subject, operation, resource_type, resource_id,
                     customer_tenant_id, before, after, correlation_id, personal_digest, digest)
                select id, at, tenants, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ? from given
                """;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock realTime;

    AuditTrail(AgroalDataSource database, ObjectMapper json, Clock realTime) {
        this.database = database;
        this.json = json;
        this.realTime = realTime;
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
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var change : changes) {
                var personal = Personal.of(who, change.why());
                set(insert, entry(who, change, at, personal), personal);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be written", e);
        }
    }

    private Entry entry(Caller who, Change change, Instant at, Optional<Personal> personal) {
        return new Entry(
                TimeOrderedId.next(),
                at.truncatedTo(ChronoUnit.MICROS),
                realTime.instant().truncatedTo(ChronoUnit.MICROS),
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
    }

    private static void set(PreparedStatement insert, Entry entry, Optional<Personal> personal) throws SQLException {
        var connection = insert.getConnection();
        insert.setObject(1, entry.id());
        insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
        insert.setArray(3, connection.createArrayOf("uuid", entry.tenants().toArray()));
        insert.setBytes(4, personal.map(Personal::salt).orElse(null));
        insert.setString(5, personal.map(Personal::subject).orElse(null));
        insert.setString(6, personal.map(Personal::email).orElse(null));
        insert.setString(7, personal.map(Personal::name).orElse(null));
        insert.setString(8, personal.map(Personal::why).orElse(null));
        insert.setObject(9, entry.recordedAt().atOffset(ZoneOffset.UTC));
        insert.setString(10, entry.tenantType());
        insert.setObject(11, entry.tenant());
        insert.setString(12, entry.subject());
        insert.setString(13, entry.operation());
        insert.setString(14, entry.resourceType());
        insert.setString(15, entry.resourceId());
        insert.setObject(16, entry.customerTenantId());
        insert.setString(17, entry.before());
        insert.setString(18, entry.after());
        insert.setString(19, entry.correlationId());
        insert.setString(20, entry.personalDigest());
        insert.setString(21, entry.digest());
    }

    private @Nullable String text(@Nullable Object state) {
        try {
            return state == null ? null : json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a state that cannot be written", e);
        }
    }
}
