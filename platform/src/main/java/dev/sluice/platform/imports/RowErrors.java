package dev.sluice.platform.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Why rows were not applied. */
@ApplicationScoped
public class RowErrors {

    private final AgroalDataSource database;

    RowErrors(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID operation, List<RowError> errors) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into platform.import_error (operation_id, row_number, position, pointer, code, message)
                        values (?, ?, ?, ?, ?, ?)
                        """)) {
            for (int i = 0; i < errors.size(); i++) {
                var error = errors.get(i);
                insert.setObject(1, operation);
                insert.setLong(2, error.row());
                insert.setInt(3, i);
                insert.setString(
                        4, error.pointer() == null ? null : error.pointer().replace('\0', ' '));
                insert.setString(5, error.code());
                insert.setString(6, error.message().replace('\0', ' '));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of whole rows after {@code row}, in order; a row's own reasons are never torn apart. */
    @Transactional
    public List<RowError> after(UUID operation, long row, int rows) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select row_number, pointer, code, message from platform.import_error
                        where operation_id = ? and row_number in (
                            select distinct row_number from platform.import_error
                            where operation_id = ? and row_number > ? order by row_number limit ?)
                        order by row_number, position
                        """)) {
            select.setObject(1, operation);
            select.setObject(2, operation);
            select.setLong(3, row);
            select.setInt(4, rows);
            try (var found = select.executeQuery()) {
                var errors = new ArrayList<RowError>();
                while (found.next()) {
                    errors.add(
                            new RowError(found.getLong(1), found.getString(2), found.getString(3), found.getString(4)));
                }
                return errors;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
