package dev.sluice.notification.endpoint;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A secret that signs no more is kept no more. Nobody sees the difference, so no version counts it. */
@ApplicationScoped
class EndedSecrets {

    private final Sql sql;
    private final BusinessClock clock;

    EndedSecrets(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        sql.run("""
                update webhook_endpoint
                set previous_secrets = array(
                    select kept from unnest(previous_secrets) with ordinality as p (kept, place)
                    where split_part(kept, ' ', 1)::timestamptz > ? order by place)
                where id in (
                    select id from webhook_endpoint cross join unnest(previous_secrets) as kept
                    where split_part(kept, ' ', 1)::timestamptz <= ? for update of webhook_endpoint skip locked)
                """, clock.now(), clock.now());
    }
}
