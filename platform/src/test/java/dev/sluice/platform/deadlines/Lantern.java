package dev.sluice.platform.deadlines;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An aggregate of tests that is announced with others. That it was lit, and in which transaction, stands in a deadline that nobody reaches. */
@ApplicationScoped
public class Lantern implements DueHandler {

    static final String TYPE = "lantern";
    static final int AT_ONCE = 10;

    private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

    private final Deadlines deadlines;
    private final Sql sql;
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final Set<UUID> broken = ConcurrentHashMap.newKeySet();

    Lantern(Deadlines deadlines, Sql sql) {
        this.deadlines = deadlines;
        this.sql = sql;
    }

    @Override
    public String aggregateType() {
        return TYPE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return !held.contains(aggregateId);
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var transaction = sql.first(row -> row.getString(1), "select pg_current_xact_id()::text")
                .orElseThrow();
        rows.forEach(row -> deadlines.set(
                List.of(new Deadline(TYPE, aggregateId, "LIT", row.kind() + "/" + transaction, NEVER, "X", Set.of()))));
        if (broken.contains(aggregateId)) {
            throw new IllegalStateException("broken");
        }
    }

    Set<UUID> held() {
        return held;
    }

    Set<UUID> broken() {
        return broken;
    }

    /** Of what was due of it: kind and transaction. */
    List<String> lit(UUID lantern) {
        return sql.list(
                row -> row.getString(1),
                "select key from platform.deadline where aggregate_type = ? and aggregate_id = ? and kind = 'LIT' order by id",
                TYPE,
                lantern);
    }
}
