package dev.sluice.platform.imports;

import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports, as rows. Whoever holds the lock on a row works on it; a crash lets go of it at once. */
@ApplicationScoped
public class Operations {

    private final AgroalDataSource database;
    private final Clock realTime;

    Operations(AgroalDataSource database, Clock realTime) {
        this.database = database;
        this.realTime = realTime;
    }

    /** Its owner's tenant and operators see an operation; to everybody else it is unknown. */
    @Transactional
    public Optional<Operation> find(UUID id, Caller caller) {
        return one("select * from platform.operation where id = ? and state <> 'RECEIVING'", id)
                .filter(operation -> caller.isOperator()
                        || (caller.is(operation.tenantType()) && caller.belongsTo(operation.tenant())));
    }

    @Transactional
    void insert(Operation operation) {
        execute(
                """
                insert into platform.operation
                    (id, kind, tenant_type, tenant, caller, correlation_id, traceparent, validate_only, state, created_at, touched_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVING', ?, ?)
                """,
                operation.id(),
                operation.kind(),
                operation.tenantType().name(),
                operation.tenant(),
                operation.caller(),
                operation.flow().correlationId(),
                operation.flow().traceparent(),
                operation.validateOnly(),
                time(operation.createdAt()),
                time(operation.createdAt()));
    }

    /** Every row has arrived; false when it took so long that the operation was given up. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean start(UUID id, long total) {
        return execute("""
                update platform.operation set state = 'RUNNING', total = ?, touched_at = ?
                where id = ? and state = 'RECEIVING'
                """, total, now(), id) == 1;
    }

    /** The oldest running one of a tenant, so that a tenant's imports follow each other; fair between tenants. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Operation> claim() {
        return one("""
                select * from platform.operation
                where state = 'RUNNING' and not exists (
                    select from platform.operation as earlier
                    where earlier.state = 'RUNNING' and earlier.tenant = operation.tenant
                        and (earlier.created_at, earlier.id) < (operation.created_at, operation.id))
                order by touched_at limit 1
                for update skip locked
                """);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Operation> claim(UUID id) {
        return one("select * from platform.operation where id = ? and state = 'RUNNING' for update skip locked", id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void advance(UUID id, int succeeded, int failed) {
        execute("""
                update platform.operation
                set succeeded = succeeded + ?, failed = failed + ?, touched_at = ?
                where id = ?
                """, succeeded, failed, now(), id);
        var done = execute("""
                update platform.operation set state = 'DONE', done_at = ?, caller = null
                where id = ? and succeeded + failed >= total
                """, now(), id);
        if (done == 1) {
            execute("delete from platform.import_row where operation_id = ?", id);
        }
    }

    /** Waits for a batch that is being applied; false when it is done already. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean cancel(UUID id) {
        var ended = execute("""
                update platform.operation set state = 'DONE', done_at = ?, caller = null
                where id = ? and state = 'RUNNING'
                """, now(), id) == 1;
        if (ended) {
            execute("delete from platform.import_row where operation_id = ?", id);
        }
        return ended;
    }

    @Transactional
    void discard(UUID id) {
        execute("delete from platform.import_row where operation_id = ?", id);
        execute("delete from platform.operation where id = ?", id);
    }

    /** Uploads that broke off without a word. */
    @Transactional
    void discardReceivingBefore(Instant instant) {
        for (var gone = abandoned(instant); gone.isPresent(); gone = abandoned(instant)) {
            discard(gone.get().id());
        }
    }

    private Optional<Operation> abandoned(Instant instant) {
        return one("""
                select * from platform.operation where state = 'RECEIVING' and touched_at < ?
                limit 1 for update skip locked
                """, time(instant));
    }

    @Transactional
    void forgetDoneBefore(Instant instant) {
        execute("""
                delete from platform.import_error where operation_id in (
                    select id from platform.operation where state = 'DONE' and done_at < ?)
                """, time(instant));
        execute("delete from platform.operation where state = 'DONE' and done_at < ?", time(instant));
    }

    private Optional<Operation> one(String sql, @Nullable Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(Operation.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int execute(String sql, @Nullable Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return time(realTime.instant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
