package dev.sluice.attribution.evidence;

import dev.sluice.platform.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Forgets uploads that broke off between the content and the row that refers to it. */
@ApplicationScoped
class UnreferredContents {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Sql sql;
    private final Clock realTime;

    UnreferredContents(Sql sql, Clock realTime) {
        this.sql = sql;
        this.realTime = realTime;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        sql.run("""
                delete from evidence_content content
                where stored_at < ? and not exists (select from evidence where evidence.id = content.id)
                """, realTime.instant().minus(KEPT));
    }
}
