package dev.sluice.attribution.evidence;

import dev.sluice.platform.sql.Sql;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forgets uploads that broke off between the content and the row that refers to it, wherever contents are kept. */
@ApplicationScoped
class UnreferredContents {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 1000;

    private final EvidenceStore store;
    private final Sql sql;
    private final Clock realTime;

    UnreferredContents(EvidenceStore store, Sql sql, Clock realTime) {
        this.store = store;
        this.sql = sql;
        this.realTime = realTime;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var removed = 0;
        @Nullable UUID last = null;
        var piece = kept(last);
        while (!piece.isEmpty()) {
            for (var id : unreferred(piece)) {
                store.remove(id);
                removed++;
            }
            last = piece.getLast();
            piece = kept(last);
        }
        if (removed > 0) {
            Log.infof("removed %d contents that no proof refers to", removed);
        }
    }

    private List<UUID> kept(@Nullable UUID after) {
        return store.keptBefore(realTime.instant().minus(KEPT), after, AT_ONCE);
    }

    private List<UUID> unreferred(List<UUID> contents) {
        var referred = new HashSet<>(sql.list(
                row -> row.getObject(1, UUID.class), "select id from evidence where id = any (?::uuid[])", contents));
        return contents.stream().filter(id -> !referred.contains(id)).toList();
    }
}
