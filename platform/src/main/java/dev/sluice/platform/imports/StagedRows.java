package dev.sluice.platform.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows that arrived and wait to be applied. */
@ApplicationScoped
class StagedRows {

    private final AgroalDataSource database;
    private final Clock realTime;

    StagedRows(AgroalDataSource database, Clock realTime) {
        this.database = database;
        this.realTime = realTime;
    }

    /** Numbers from {@code before} + 1 on. */
    @Transactional
    void add(UUID operation, long before, List<String> rows) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with alive as (update platform.operation set touched_at = ? where id = ?)
                        insert into platform.import_row (operation_id, row_number, json)
                        select ?, ? + place, json from unnest(?::text[]) with ordinality as arrived (json, place)
                        """)) {
            insert.setObject(1, realTime.instant().atOffset(ZoneOffset.UTC));
            insert.setObject(2, operation);
            insert.setObject(3, operation);
            insert.setLong(4, before);
            insert.setArray(5, connection.createArrayOf("text", rows.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("rows cannot be kept", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<String> after(UUID operation, long number, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select json from platform.import_row where operation_id = ? and row_number > ?
                        order by row_number limit ?
                        """)) {
            select.setObject(1, operation);
            select.setLong(2, number);
            select.setInt(3, limit);
            try (var found = select.executeQuery()) {
                var rows = new ArrayList<String>();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
