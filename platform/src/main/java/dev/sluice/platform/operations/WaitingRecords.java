package dev.sluice.platform.operations;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Parked keys and the records that wait behind them, as the desk lists and moves them. */
@ApplicationScoped
public class WaitingRecords {

    private static final String KEYS = """
            select parked_key.*, waiting.*, (
                select count(*) from platform.parked_record where parked_key_id = parked_key.id) as waiting
            from platform.parked_key
            left join lateral (
                select kafka_partition, kafka_offset, record_key, headers, value from platform.parked_record
                where parked_key_id = parked_key.id
                order by kafka_partition, kafka_offset limit 1) as waiting on true
            """;

    private final AgroalDataSource database;

    WaitingRecords(AgroalDataSource database) {
        this.database = database;
    }

    /** Oldest first. */
    @Transactional
    public Page<ParkedKey> list(PageRequest page) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        KEYS + " where (parked_at, id) > (?, ?) order by parked_at, id limit ?")) {
            select.setObject(1, page.after().created().atOffset(ZoneOffset.UTC));
            select.setObject(2, page.after().id());
            select.setInt(3, page.pageSize() + 1);
            try (var rows = select.executeQuery()) {
                var keys = new ArrayList<ParkedKey>();
                while (rows.next()) {
                    keys.add(ParkedKey.of(rows));
                }
                return Page.of(keys, page, ParkedKey::position);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional
    Optional<ParkedKey> find(UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(KEYS + " where id = ?")) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(ParkedKey.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the consumer from adding or overtaking until the transaction ends; false when the key is released already. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean lock(UUID id) {
        return execute("select 1 from platform.parked_key where id = ? for update", id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<KeptRecord> first(ParkedKey key, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select " + KeptRecord.COLUMNS + """
                         from platform.parked_record where parked_key_id = ?
                        order by kafka_partition, kafka_offset limit ?
                        """)) {
            select.setObject(1, key.id());
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                var records = new ArrayList<KeptRecord>();
                while (rows.next()) {
                    records.add(KeptRecord.of(key.topic(), rows));
                }
                return records;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(UUID id, KeptRecord record) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from platform.parked_record
                        where parked_key_id = ? and kafka_partition = ? and kafka_offset = ?
                        """)) {
            delete.setObject(1, id);
            delete.setInt(2, record.partition());
            delete.setLong(3, record.offset());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True when nothing waited any more, so that the key runs on. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean removeIfEmpty(UUID id) {
        return execute("""
                delete from platform.parked_key where id = ?
                    and not exists (select from platform.parked_record where parked_key_id = parked_key.id)
                returning id
                """, id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void blame(UUID id, String reason) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update platform.parked_key set reason = ? where id = ?")) {
            update.setString(1, reason);
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean execute(String sql, UUID id) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
