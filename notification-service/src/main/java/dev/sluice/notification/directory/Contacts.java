package dev.sluice.notification.directory;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whom to write to, as the services last told. */
@ApplicationScoped
public class Contacts {

    private static final String SELECT =
            "select tenant_id, email, name, language, link, message, request_contact_verified from contact ";

    private final AgroalDataSource database;

    Contacts(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void put(String source, String contactId, ContactsConsumer.ContactChanged contact) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into contact
                            (source, contact_id, tenant_id, email, name, language, roles, purpose, purpose_subject, link,
                                message, request_contact_verified)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (source, contact_id) do update
                        set tenant_id = excluded.tenant_id, email = excluded.email, name = excluded.name,
                            language = excluded.language, roles = excluded.roles, purpose = excluded.purpose,
                            purpose_subject = excluded.purpose_subject, link = excluded.link, message = excluded.message,
                            request_contact_verified = excluded.request_contact_verified
                        """)) {
            upsert.setString(1, source);
            upsert.setString(2, contactId);
            upsert.setObject(3, contact.tenantId());
            upsert.setString(4, contact.email());
            upsert.setString(5, contact.name());
            upsert.setString(6, contact.language());
            upsert.setArray(7, connection.createArrayOf("text", contact.roles().toArray()));
            upsert.setString(8, contact.purpose());
            upsert.setString(9, contact.purposeSubject());
            upsert.setString(10, contact.link());
            upsert.setString(11, contact.message());
            upsert.setObject(12, contact.requestContactVerified());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a contact cannot be kept", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(String source, String contactId) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from contact where source = ? and contact_id = ?")) {
            delete.setString(1, source);
            delete.setString(2, contactId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a contact cannot be erased", e);
        }
    }

    /** The address that was given for one thing, such as a request, and for nothing else. */
    public Optional<Contact> forSubject(String purpose, String subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + """
                        where purpose_subject = ? and purpose = ? order by contact_id desc limit 1
                        """)) {
            select.setString(1, subject);
            select.setString(2, purpose);
            return first(select);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of these requests whose named contact cannot be written to. */
    public Set<String> unreachable(Collection<String> requests) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select purpose_subject from contact
                        where purpose_subject = any (?) and purpose = 'REQUESTER' and not request_contact_verified
                        """)) {
            select.setArray(1, connection.createArrayOf("text", requests.toArray()));
            try (var row = select.executeQuery()) {
                var found = new HashSet<String>();
                while (row.next()) {
                    found.add(row.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address that a tenant has published for a purpose. */
    public Optional<Contact> ofTenant(String purpose, UUID tenant) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + """
                        where tenant_id = ? and purpose = ? and purpose_subject is null order by contact_id desc limit 1
                        """)) {
            select.setObject(1, tenant);
            select.setString(2, purpose);
            return first(select);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of several for the same purpose. */
    public Optional<Contact> byId(String contactId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + "where contact_id = ?")) {
            select.setString(1, contactId);
            return first(select);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Contact> first(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Contact(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getObject(7, Boolean.class)))
                    : Optional.empty();
        }
    }
}
