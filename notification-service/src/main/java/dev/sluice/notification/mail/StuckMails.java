package dev.sluice.notification.mail;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Mails that are not sent though nothing is to be waited for any more. */
@ApplicationScoped
class StuckMails implements StuckStates {

    /** Beyond the time that a mail waits for its address. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private static final int MOST = 300;

    private final Sql sql;
    private final MailConfig config;
    private final Clock realTime;

    StuckMails(Sql sql, MailConfig config, Clock realTime) {
        this.sql = sql;
        this.config = config;
        this.realTime = realTime;
    }

    /** Mails are written by real time; their age is what counts. */
    @Override
    public List<Stuck> stuck(Instant now) {
        var real = realTime.instant();
        var limit = config.waitForContact().plus(SLACK);
        return sql.list(
                reading(row -> new Stuck(
                        row.text("state"),
                        "mail",
                        row.uuid("id").toString(),
                        now.minus(Duration.between(row.instant("created_at"), real)),
                        limit,
                        "See that the mail server takes mail; it is given up after %s."
                                .formatted(config.giveUpAfter()))),
                """
                select id, state, created_at from mail
                where state in ('WAITING', 'SENDING') and created_at <= ? order by created_at limit ?
                """,
                real.minus(limit),
                MOST);
    }
}
