package dev.sluice.notification.mail;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What people want, by tenant and address. Who has said nothing gets mails. */
@ApplicationScoped
class ContactPreferences {

    private final AgroalDataSource database;
    private final Clock realTime;

    ContactPreferences(AgroalDataSource database, Clock realTime) {
        this.database = database;
        this.realTime = realTime;
    }

    boolean wantsMail(UUID tenant, String email) {
        return find(tenant, email).map(ContactPreference::mail).orElse(true);
    }

    Optional<ContactPreference> find(UUID tenant, String email) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select tenant_id, email, mail, language, version from contact_preference
                        where tenant_id = ? and email = ?
                        """)) {
            select.setObject(1, tenant);
            select.setString(2, email.toLowerCase(Locale.ROOT));
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new ContactPreference(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getString(4),
                                row.getLong(5)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** False when somebody else changed it meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean put(ContactPreference preference) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into contact_preference (tenant_id, email, mail, language, version, changed_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict on constraint contact_preference_pk do update
                        set mail = excluded.mail, language = excluded.language, version = excluded.version,
                            changed_at = excluded.changed_at
                        where contact_preference.version = excluded.version - 1
                        """)) {
            upsert.setObject(1, preference.tenantId());
            upsert.setString(2, preference.email());
            upsert.setBoolean(3, preference.mail());
            upsert.setString(4, preference.language());
            upsert.setLong(5, preference.version());
            upsert.setObject(6, realTime.instant().atOffset(ZoneOffset.UTC));
            return upsert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
