package dev.sluice.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proves that nobody altered the trail, or finds where: recomputes every digest, every tree and the whole chain. */
@ApplicationScoped
public class AuditVerification {

    private static final int LONGEST_SECONDS = 3600;
    private static final int FETCH_SIZE = 500;

    private final AgroalDataSource database;
    private final Chain chain;

    AuditVerification(AgroalDataSource database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** @param head of the last block, {@code <service>/<block>/<hash>}; absent while there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Report(
            long records,
            long blocks,
            long unsealed,
            @Nullable String head,
            boolean valid,
            List<Finding> findings) {}

    /** @param publishedHeads heads kept outside this database, each {@code <service>/<block>/<hash>} */
    public Report verify(Collection<String> publishedHeads) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            standStill();
            return verifyHere(publishedHeads);
        });
    }

    /** As one transaction sees it; its view must not move meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    Report verifyHere(Collection<String> publishedHeads) {
        var check = new ChainCheck(chain.service(), publishedHeads);
        try (var connection = database.getConnection()) {
            walk(connection, check);
            var unsealed = walkUnsealed(connection, check);
            var findings = finish(connection, check);
            var last = check.last();
            return new Report(
                    count(connection, "platform.audit_record"),
                    count(connection, "platform.audit_block"),
                    unsealed,
                    last.number() == 0 ? null : last.head(),
                    findings.isEmpty(),
                    List.copyOf(findings));
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be read", e);
        }
    }

    private void standStill() {
        try (var connection = database.getConnection();
                var set = connection.createStatement()) {
            set.execute("set transaction isolation level repeatable read, read only");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void walk(Connection connection, ChainCheck check) throws SQLException {
        try (var blocks = connection.prepareStatement("select * from platform.audit_block order by number");
                var members = connection.prepareStatement("select s.record_id, " + Entry.COLUMNS + """
                        from platform.audit_seal s
                        left join platform.audit_record r on r.id = s.record_id
                        left join platform.audit_personal p on p.record_id = r.id
                        where s.block = ? order by s.position
                        """)) {
            blocks.setFetchSize(FETCH_SIZE);
            members.setFetchSize(FETCH_SIZE);
            try (var rows = blocks.executeQuery()) {
                while (rows.next()) {
                    var block = Block.of(chain.service(), rows);
                    check.begin(block);
                    walkMembers(members, block, check);
                    check.end();
                }
            }
        }
    }

    private static void walkMembers(PreparedStatement members, Block block, ChainCheck check) throws SQLException {
        members.setLong(1, block.number());
        try (var rows = members.executeQuery()) {
            while (rows.next()) {
                var digest = rows.getString("digest");
                if (digest == null) {
                    check.missing(rows.getObject("record_id", UUID.class));
                } else {
                    check.member(Entry.of(rows), Personal.of(rows), digest);
                }
            }
        }
    }

    private static long walkUnsealed(Connection connection, ChainCheck check) throws SQLException {
        try (var select =
                connection.prepareStatement("select u.record_id is not null as waiting, " + Entry.COLUMNS + """
                from platform.audit_record r
                left join platform.audit_personal p on p.record_id = r.id
                left join platform.audit_unsealed u on u.record_id = r.id
                where not exists (select from platform.audit_seal s where s.record_id = r.id)
                order by r.id
                """)) {
            select.setFetchSize(FETCH_SIZE);
            var unsealed = 0L;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var waiting = rows.getBoolean("waiting");
                    check.unsealed(Entry.of(rows), Personal.of(rows), rows.getString("digest"), waiting);
                    unsealed += waiting ? 1 : 0;
                }
            }
            return unsealed;
        }
    }

    private static List<Finding> finish(Connection connection, ChainCheck check) throws SQLException {
        try (var select = connection.prepareStatement("select number, hash from platform.audit_head");
                var row = select.executeQuery()) {
            return row.next() ? check.finish(row.getLong(1), row.getString(2)) : check.finish(null, null);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from " + table);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
