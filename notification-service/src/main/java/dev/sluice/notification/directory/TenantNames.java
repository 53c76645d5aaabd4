package dev.sluice.notification.directory;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Names of partners and customers, as cocp last told them. */
@ApplicationScoped
public class TenantNames {

    private final AgroalDataSource database;

    TenantNames(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void put(UUID tenant, String name) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into tenant_name (tenant_id, name) values (?, ?)
                        on conflict (tenant_id) do update set name = excluded.name
                        """)) {
            upsert.setObject(1, tenant);
            upsert.setString(2, name);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that have arrived. */
    public Map<UUID, String> of(Collection<UUID> tenants) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select tenant_id, name from tenant_name where tenant_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", tenants.toArray()));
            try (var rows = select.executeQuery()) {
                var names = new HashMap<UUID, String>();
                while (rows.next()) {
                    names.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
                return names;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
