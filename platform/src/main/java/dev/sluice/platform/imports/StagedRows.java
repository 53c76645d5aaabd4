package dev.sluice.platform.imports;

import dev.sluice.platform.sql.Copy;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rows that arrived and wait to be applied. */
@ApplicationScoped
class StagedRows {

    private final Sql sql;
    private final Copy copy;
    private final Clock realTime;

    StagedRows(Sql sql, Copy copy, Clock realTime) {
        this.sql = sql;
        this.copy = copy;
        this.realTime = realTime;
    }

    /** Numbers from {@code before} + 1 on. */
    @Transactional
    void add(UUID operation, long before, List<String> rows) {
        sql.run("update platform.operation set touched_at = ? where id = ?", realTime.instant(), operation);
        copy.into(
                "platform.import_row (operation_id, row_number, json)",
                IntStream.range(0, rows.size())
                        .mapToObj(place -> new Object[] {operation, before + place + 1, rows.get(place)}));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<String> after(UUID operation, long number, int limit) {
        return sql.list(row -> row.getString(1), """
                select json from platform.import_row where operation_id = ? and row_number > ?
                order by row_number limit ?
                """, operation, number, limit);
    }
}
