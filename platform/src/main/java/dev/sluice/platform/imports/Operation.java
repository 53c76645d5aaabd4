package dev.sluice.platform.imports;

import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.progress.OperationStatus;
import dev.sluice.platform.tenancy.TenantType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import on its way.
 *
 * @param caller who started it, encrypted; gone when it is done
 * @param validateOnly a dry run: every batch is taken back, and what stays is this account of it
 */
public record Operation(
        UUID id,
        String kind,
        TenantType tenantType,
        UUID tenant,
        byte @Nullable [] caller,
        Correlation flow,
        boolean validateOnly,
        State state,
        long total,
        long succeeded,
        long failed,
        Instant createdAt,
        @Nullable Instant doneAt) {

    /** How far an operation is. */
    enum State {
        RECEIVING,
        RUNNING,
        DONE
    }

    static Operation of(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Operation(
                id,
                row.getString("kind"),
                TenantType.valueOf(row.getString("tenant_type")),
                row.getObject("tenant", UUID.class),
                row.getBytes("caller"),
                new Correlation(row.getString("correlation_id"), id.toString(), row.getString("traceparent")),
                row.getBoolean("validate_only"),
                State.valueOf(row.getString("state")),
                row.getLong("total"),
                row.getLong("succeeded"),
                row.getLong("failed"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    public boolean done() {
        return state == State.DONE;
    }

    /** How many rows were taken; the next one is the one after. */
    long processed() {
        return succeeded + failed;
    }

    public OperationStatus status(List<RowError> errors) {
        return new OperationStatus(
                id,
                kind,
                validateOnly,
                done(),
                done() && processed() < total,
                total,
                succeeded,
                failed,
                errors.stream().map(RowError::shown).toList(),
                failed > 0,
                createdAt,
                doneAt == null ? createdAt : doneAt);
    }
}
