package dev.sluice.notification.retention;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The partitions of the tables that go by days. Each act is a transaction of its own and waits only shortly for a lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Days {

    private static final String SHORTLY = "select set_config('lock_timeout', '2s', true)";
    private static final int BATCH = 5_000;

    private final Sql sql;

    Days(Sql sql) {
        this.sql = sql;
    }

    boolean prepare(String table, LocalDate day) {
        sql.first(row -> true, SHORTLY);
        return sql.first(row -> row.getBoolean(1), "select prepare_day(?, ?)", table, day)
                .orElse(false);
    }

    /** Those that have a partition, the oldest first. */
    List<LocalDate> of(String table) {
        return sql.list(row -> LocalDate.parse(row.getString(1), DateTimeFormatter.BASIC_ISO_DATE), """
                select right(c.relname, 8) from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = to_regclass(?) and c.relname ~ '_[0-9]{8}$' order by 1
                """, table);
    }

    void drop(String table, LocalDate day) {
        sql.first(row -> true, SHORTLY);
        sql.run("drop table %s_%s".formatted(table, DateTimeFormatter.BASIC_ISO_DATE.format(day)));
    }

    /** Rows for which no day was prepared when they came; true while there may be more. */
    boolean deleteOthers(String table, String column, LocalDate before) {
        return sql.run("""
                        delete from %1$s_other where ctid = any (array(
                            select ctid from %1$s_other where %2$s < ? limit %3$d))
                        """.formatted(table, column, BATCH), before) == BATCH;
    }

    /** Deliveries go with their messages, whatever became of them; true while there may be more. */
    boolean deleteDeliveries(LocalDate before) {
        return sql.run("""
                        delete from delivery where id = any (array(
                            select id from delivery where taken_on < ? order by taken_on limit %d))
                        """.formatted(BATCH), before) == BATCH;
    }

    void deleteReplays(LocalDate before) {
        sql.run("delete from replay where state <> 'RUNNING' and touched_at < ?::timestamptz", before.toString());
    }

    /** How many days too old the oldest delivery is. */
    Optional<LocalDate> oldestDelivery() {
        return sql.first(
                row -> row.getObject(1, LocalDate.class), "select taken_on from delivery order by taken_on limit 1");
    }
}
