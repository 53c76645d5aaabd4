package dev.sluice.transfer.task;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tasks; each closes by itself when what it asks for was done. */
@ApplicationScoped
public class Tasks {

    private final Sql sql;

    Tasks(Sql sql) {
        this.sql = sql;
    }

    public void open(TaskKind kind, UUID subject, UUID tenant, Instant at) {
        sql.write("""
                insert into task (id, tenant_id, kind, subject, opened_at) values (?, ?, ?, ?, ?)
                on conflict (kind, subject) where closed_at is null do nothing
                """, TimeOrderedId.next(), tenant, kind.name(), subject, at);
    }

    public void closeAll(UUID subject, Instant at) {
        sql.write("update task set closed_at = ? where subject = ? and closed_at is null", at, subject);
    }

    public Page<Task> list(Caller caller, @Nullable TaskState state, PageRequest page) {
        var after = page.after();
        var rows = sql.list(
                Tasks::task,
                "select * from task where tenant_id = ? %s and (opened_at, id) > (?, ?) order by opened_at, id limit ?"
                        .formatted(condition(state)),
                caller.tenant(),
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, task -> new Position(task.openedAt(), task.id()));
    }

    /** Written out: each has an index of its own. */
    private static String condition(@Nullable TaskState state) {
        return state == null ? "" : state == TaskState.OPEN ? "and closed_at is null" : "and closed_at is not null";
    }

    private static Task task(ResultSet row) throws SQLException {
        var closedAt = Sql.instant(row, "closed_at");
        var subject = row.getObject("subject", UUID.class);
        return new Task(
                row.getObject("id", UUID.class),
                TaskKind.valueOf(row.getString("kind")),
                closedAt == null ? TaskState.OPEN : TaskState.CLOSED,
                subject,
                requireNonNull(Sql.instant(row, "opened_at")),
                closedAt,
                "PARTNER",
                "/v1/subscriptions/" + subject);
    }
}
