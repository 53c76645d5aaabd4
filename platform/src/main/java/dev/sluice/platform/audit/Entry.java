package dev.sluice.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of the trail as it is stored; its digest covers every component.
 *
 * @param before JSON, as text: what was written is what is digested
 * @param personalDigest covers what stands in the erasable table, where something does
 */
record Entry(
        UUID id,
        Instant at,
        Instant recordedAt,
        String tenantType,
        UUID tenant,
        @Nullable String subject,
        String operation,
        String resourceType,
        String resourceId,
        @Nullable UUID customerTenantId,
        @Nullable String before,
        @Nullable String after,
        List<UUID> tenants,
        String correlationId,
        @Nullable String personalDigest) {

    static final String COLUMNS = """
            r.id, r.at, r.recorded_at, r.tenant_type, r.tenant, r.subject, r.operation, r.resource_type, r.resource_id,
            r.customer_tenant_id, r.before, r.after, r.tenants, r.correlation_id, r.personal_digest, r.digest,
            p.salt, p.subject as personal_subject, p.email, p.name, p.why
            """;

    static Entry of(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("tenant_type"),
                row.getObject("tenant", UUID.class),
                row.getString("subject"),
                row.getString("operation"),
                row.getString("resource_type"),
                row.getString("resource_id"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("before"),
                row.getString("after"),
                Stream.of((UUID[]) row.getArray("tenants").getArray()).toList(),
                row.getString("correlation_id"),
                row.getString("personal_digest"));
    }

    String digest() {
        var members = new TreeMap<String, @Nullable Object>();
        members.put("id", id.toString());
        members.put("at", at.toString());
        members.put("recordedAt", recordedAt.toString());
        members.put("tenantType", tenantType);
        members.put("tenant", tenant.toString());
        members.put("subject", subject);
        members.put("operation", operation);
        members.put("resourceType", resourceType);
        members.put("resourceId", resourceId);
        members.put("customerTenantId", customerTenantId == null ? null : customerTenantId.toString());
        members.put("before", before);
        members.put("after", after);
        members.put("tenants", tenants.stream().map(UUID::toString).toList());
        members.put("correlationId", correlationId);
        members.put("personalDigest", personalDigest);
        return Sha256.of(members);
    }
}
