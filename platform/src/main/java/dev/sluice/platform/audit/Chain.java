package dev.sluice.platform.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The blocks of this service, as rows; written by one sealer at a time. */
@ApplicationScoped
class Chain {

    private static final int LOCK_NAMESPACE = 0x5EA1;

    /** Stands for a record that somebody took away before it was sealed. */
    private static final String GONE = "0".repeat(64);

    private final AgroalDataSource database;
    private final String service;

    Chain(AgroalDataSource database, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.database = database;
        this.service = application.replace("-service", "");
    }

    String service() {
        return service;
    }

    /** A record that is to be sealed. */
    record Leaf(UUID id, String digest, Optional<Instant> recordedAt) {}

    /** False when another replica is sealing; held until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean lock() {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?, 0)")) {
            lock.setInt(1, LOCK_NAMESPACE);
            try (var answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Block last() {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select * from platform.audit_block order by number desc limit 1");
                var row = select.executeQuery()) {
            return row.next() ? Block.of(service, row) : Block.none(service);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes unsealed records, whatever the order in which their transactions committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Leaf> takeUnsealed(int limit) {
        try (var connection = database.getConnection();
                var take = connection.prepareStatement("""
                        with taken as (
                            delete from platform.audit_unsealed
                            where ctid = any (array(select ctid from platform.audit_unsealed limit ?))
                            returning record_id)
                        select taken.record_id, coalesce(r.digest, ?), r.recorded_at
                        from taken left join platform.audit_record r on r.id = taken.record_id
                        order by taken.record_id
                        """)) {
            take.setInt(1, limit);
            take.setString(2, GONE);
            try (var rows = take.executeQuery()) {
                var leaves = new ArrayList<Leaf>();
                while (rows.next()) {
                    leaves.add(new Leaf(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            Optional.ofNullable(rows.getObject(3, OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)));
                }
                return leaves;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void append(Block block, List<Leaf> leaves) {
        try (var connection = database.getConnection()) {
            insert(connection, block);
            seal(connection, block, leaves);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit chain cannot be written", e);
        }
    }

    private static void insert(Connection connection, Block block) throws SQLException {
        try (var insert = connection.prepareStatement("""
                with head as (
                    insert into platform.audit_head (number, hash) values (?, ?)
                    on conflict (only_row) do update set number = excluded.number, hash = excluded.hash)
                insert into platform.audit_block (number, hash, previous_hash, merkle_root, count, sealed_at)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            insert.setLong(1, block.number());
            insert.setString(2, block.hash());
            insert.setLong(3, block.number());
            insert.setString(4, block.hash());
            insert.setString(5, block.previousHash());
            insert.setString(6, block.merkleRoot());
            insert.setInt(7, block.count());
            insert.setObject(8, block.sealedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void seal(Connection connection, Block block, List<Leaf> leaves) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into platform.audit_seal (record_id, block, position)
                select record_id, ?, position - 1 from unnest(?::uuid[]) with ordinality as leaf (record_id, position)
                """)) {
            insert.setLong(1, block.number());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", leaves.stream().map(Leaf::id).toArray()));
            insert.executeUpdate();
        }
    }
}
