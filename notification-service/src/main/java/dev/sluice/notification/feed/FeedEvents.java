package dev.sluice.notification.feed;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Messages in their order, as one tenant may see them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FeedEvents {

    private final Sql sql;

    FeedEvents(Sql sql) {
        this.sql = sql;
    }

    /** An event and its place. */
    record Entry(long position, Instant takenAt, String body) {}

    /** Up to here nothing can appear any more. Ask before reading. */
    long horizon() {
        return sql.first(row -> row.getLong(1), "select message_horizon()").orElseThrow();
    }

    /** @param since the first day that can hold anything after {@code after} */
    List<Entry> between(UUID tenant, long after, long upTo, LocalDate since, List<String> typePatterns, int limit) {
        return sql.list(
                row -> new Entry(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)),
                """
                select p.position, m.taken_at, m.body
                from message_party p join message m on m.id = p.message_id and m.taken_on = p.taken_on
                where p.tenant_id = ? and p.position > ? and p.position <= ? and p.taken_on >= ? and p.type like any (?::text[])
                order by p.position limit ?
                """,
                tenant,
                after,
                upTo,
                since,
                typePatterns,
                limit);
    }
}
