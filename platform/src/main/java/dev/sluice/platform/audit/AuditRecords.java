package dev.sluice.platform.audit;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The trail as its readers see it, oldest first: an operator sees all of it, everybody else what concerns their tenant. */
@ApplicationScoped
public class AuditRecords {

    private static final String ALL = "select s.block, " + Entry.COLUMNS + """
            from platform.audit_record r
            left join platform.audit_personal p on p.record_id = r.id
            left join platform.audit_seal s on s.record_id = r.id
            where (r.at, r.id) > (?, ?)
            """;

    private static final String OWN = "select s.block, " + Entry.COLUMNS + """
            from platform.audit_party v
            join platform.audit_record r on r.id = v.record_id
            left join platform.audit_personal p on p.record_id = r.id
            left join platform.audit_seal s on s.record_id = r.id
            where (v.at, v.record_id) > (?, ?) and v.tenant_id = ? and v.tenant_id = any (r.tenants)
            """;

    private final AgroalDataSource database;

    AuditRecords(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional
    public Page<AuditRecord> list(AuditQuery query, Caller caller, PageRequest page) {
        try (var connection = database.getConnection();
                var select = prepare(connection, query, caller, page);
                var rows = select.executeQuery()) {
            var records = new ArrayList<AuditRecord>();
            while (rows.next()) {
                var own = caller.belongsTo(rows.getObject("tenant", UUID.class));
                records.add(AuditRecord.of(rows, own || caller.isOperator()));
            }
            return Page.of(records, page, AuditRecord::position);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be read", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, AuditQuery query, Caller caller, PageRequest page)
            throws SQLException {
        var after = page.after();
        var limit = " limit " + (page.pageSize() + 1);
        var created = after.created().atOffset(ZoneOffset.UTC);
        return caller.isOperator()
                ? query.prepare(connection, ALL, List.of(created, after.id()), " order by r.at, r.id" + limit)
                : query.prepare(
                        connection,
                        OWN,
                        List.of(created, after.id(), caller.tenant()),
                        " order by v.at, v.record_id" + limit);
    }
}
