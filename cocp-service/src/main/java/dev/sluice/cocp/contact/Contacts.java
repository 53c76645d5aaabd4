package dev.sluice.cocp.contact;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Contacts {

    private static final String COLUMNS =
            "contact_id, tenant_id, customer_tenant_id, purpose, purpose_subject, email, name, language, roles, sequence";

    private final Statements statements;

    Contacts(Statements statements) {
        this.statements = statements;
    }

    void add(Contact contact) {
        statements.update(
                "insert into contact (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                contact.contactId(),
                contact.address().tenantId(),
                contact.customerTenantId(),
                contact.purpose(),
                contact.purposeSubject(),
                contact.address().email(),
                contact.address().name(),
                contact.language(),
                contact.address().roles(),
                contact.sequence());
    }

    /** The next record of this contact, with the address as it is from now on; empty when it was erased. */
    Optional<Contact> next(UUID contactId, Address address) {
        return statements.first(
                "update contact set email = ?, name = ?, roles = ?, sequence = sequence + 1 where contact_id = ?"
                        + " and erased_at is null returning " + COLUMNS,
                Contacts::contact,
                address.email(),
                address.name(),
                address.roles(),
                contactId);
    }

    Optional<Contact> next(UUID contactId) {
        return statements.first(
                "update contact set sequence = sequence + 1 where contact_id = ? and erased_at is null returning "
                        + COLUMNS,
                Contacts::contact,
                contactId);
    }

    /** Forgets the person; returns the position of the tombstone. */
    Optional<Long> erase(UUID contactId, Instant at) {
        return statements.first("""
                update contact set email = null, name = null, erased_at = ?, sequence = sequence + 1
                where contact_id = ? and erased_at is null returning sequence
                """, row -> row.number("sequence"), at, contactId);
    }

    List<UUID> after(UUID last, int limit) {
        return statements.query(
                "select contact_id from contact where contact_id > ? and erased_at is null order by contact_id limit ?",
                row -> row.uuid("contact_id"),
                last,
                limit);
    }

    private static Contact contact(Row row) {
        return new Contact(
                row.uuid("contact_id"),
                new Address(row.uuid("tenant_id"), row.text("email"), row.findText("name"), row.texts("roles")),
                row.text("language"),
                Purpose.valueOf(row.text("purpose")),
                row.findText("purpose_subject"),
                row.findUuid("customer_tenant_id"),
                row.number("sequence"));
    }
}
