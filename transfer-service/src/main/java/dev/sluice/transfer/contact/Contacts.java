package dev.sluice.transfer.contact;

import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.contact.Contact.Invitation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Contacts {

    /** Nobody has told us a language yet. */
    private static final String LANGUAGE = "en";

    /** @param sequence position of its latest record on the topic */
    record Kept(UUID contactId, Contact contact, String subject, long sequence) {

        ContactChanged changed() {
            var tenant = contact.tenantId();
            var invitation = contact.invitation();
            return new ContactChanged(
                    contactId,
                    tenant == null ? ContactChanged.NOBODY : tenant,
                    contact.email(),
                    contact.name(),
                    LANGUAGE,
                    contact.roles(),
                    contact.purpose(),
                    subject,
                    invitation == null ? null : invitation.link(),
                    invitation == null ? null : invitation.message());
        }
    }

    /** @param sequence of the tombstone */
    record Erased(UUID contactId, long sequence) {}

    private final Sql sql;

    Contacts(Sql sql) {
        this.sql = sql;
    }

    void add(Kept kept) {
        var contact = kept.contact();
        var invitation = contact.invitation();
        sql.run(
                """
                insert into contact (contact_id, tenant_id, customer_tenant_id, purpose, purpose_subject, email, name, language,
                    roles, sequence, link, message)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                kept.contactId(),
                contact.tenantId(),
                contact.customerTenantId(),
                contact.purpose().name(),
                kept.subject(),
                contact.email(),
                contact.name(),
                LANGUAGE,
                contact.roles(),
                kept.sequence(),
                invitation == null ? null : invitation.link(),
                invitation == null ? null : invitation.message());
    }

    List<Erased> eraseAllOf(String subject, Instant at) {
        return sql.list(row -> new Erased(row.getObject(1, UUID.class), row.getLong(2)), """
                update contact set email = null, name = null, link = null, message = null, erased_at = ?, sequence = sequence + 1
                where purpose_subject = ? and erased_at is null returning contact_id, sequence
                """, at, subject);
    }

    /** Takes the next place of each that is not erased. */
    List<Kept> next(Collection<UUID> ids) {
        return sql.list(Contacts::kept, """
                update contact set sequence = sequence + 1
                where contact_id in (
                        select contact_id from contact where contact_id = any (?::uuid[]) order by contact_id for update)
                    and erased_at is null
                returning *
                """, ids);
    }

    List<UUID> after(UUID last, int limit) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select contact_id from contact where contact_id > ? and erased_at is null order by contact_id limit ?",
                last,
                limit);
    }

    private static @Nullable Invitation invitation(@Nullable String link, @Nullable String message) {
        return link == null ? null : new Invitation(link, message);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var contact = new Contact(
                row.getObject("tenant_id", UUID.class),
                row.getObject("customer_tenant_id", UUID.class),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("email"),
                row.getString("name"),
                List.of((String[]) row.getArray("roles").getArray()),
                invitation(row.getString("link"), row.getString("message")));
        return new Kept(
                row.getObject("contact_id", UUID.class),
                contact,
                row.getString("purpose_subject"),
                row.getLong("sequence"));
    }
}
