package dev.sluice.platform.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sluice.platform.paging.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as its readers see it.
 *
 * @param at business time of the change
 * @param recordedAt real time of writing
 * @param why and who did it by name: for the auditor and the actor's own tenant only
 * @param block the block that seals it; absent for about a second
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditRecord(
        UUID id,
        Instant at,
        Instant recordedAt,
        Actor who,
        String operation,
        String resourceType,
        String resourceId,
        @Nullable UUID customerTenantId,
        @Nullable String why,
        @JsonRawValue @Nullable String before,
        @JsonRawValue @Nullable String after,
        String correlationId,
        @Nullable Long block) {

    /** Who made the change; the person only for those who may know. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Actor(
            String tenantType,
            UUID tenant,
            @Nullable String subject,
            @Nullable String email,
            @Nullable String name) {}

    static AuditRecord of(ResultSet row, boolean mayKnowPerson) throws SQLException {
        var entry = Entry.of(row);
        var personal = Personal.of(row).filter(person -> mayKnowPerson);
        var subject = mayKnowPerson ? entry.subject() : null;
        var who = new Actor(
                entry.tenantType(),
                entry.tenant(),
                personal.map(Personal::subject).orElse(subject),
                personal.map(Personal::email).orElse(null),
                personal.map(Personal::name).orElse(null));
        return new AuditRecord(
                entry.id(),
                entry.at(),
                entry.recordedAt(),
                who,
                entry.operation(),
                entry.resourceType(),
                entry.resourceId(),
                entry.customerTenantId(),
                personal.map(Personal::why).orElse(null),
                entry.before(),
                entry.after(),
                entry.correlationId(),
                row.getObject("block", Long.class));
    }

    @JsonIgnore
    public Position position() {
        return new Position(at, id);
    }
}
