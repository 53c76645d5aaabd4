package dev.sluice.cocp.contact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.RowSet;
import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Contacts {

    private static final String COLUMNS =
            "contact_id, tenant_id, customer_tenant_id, purpose, purpose_subject, email, name, language, roles, sequence";

    private final Statements statements;
    private final RowSet rowSet;

    Contacts(Statements statements, RowSet rowSet) {
        this.statements = statements;
        this.rowSet = rowSet;
    }

    /** A row of {@link #add}. */
    private record Kept(
            @JsonUnwrapped Contact contact,
            @JsonUnwrapped Address address,
            @Nullable String subject) {}

    void add(List<Contact> fresh) {
        statements.update(
                """
                insert into contact (%s)
                select "contactId", "tenantId", "customerTenantId", purpose, subject, email, name, language, roles, sequence
                from json_to_recordset(?::json) as fresh ("contactId" uuid, "tenantId" uuid, "customerTenantId" uuid,
                    purpose text, subject text, email text, name text, language text, roles text[], sequence bigint)
                """.formatted(COLUMNS),
                rowSet.of(fresh.stream()
                        .map(contact -> new Kept(contact, contact.address(), contact.purposeSubject()))
                        .toList()));
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

    /** What this person was named for in change requests; empty when all that is erased. */
    List<UUID> namedInRequests(UUID tenant, String email) {
        return statements.query("""
                select contact_id from contact where tenant_id = ? and email = ? and purpose = ? order by contact_id
                """, row -> row.uuid("contact_id"), tenant, email, Purpose.REQUEST_CONTACT);
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
