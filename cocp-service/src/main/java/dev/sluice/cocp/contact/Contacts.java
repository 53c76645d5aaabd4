package dev.sluice.cocp.contact;

import static dev.sluice.platform.sql.Columns.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.database.RowSet;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Contacts {

    private static final String COLUMNS =
            "contact_id, tenant_id, customer_tenant_id, purpose, purpose_subject, request_contact_verified, email, name,"
                    + " language, roles, sequence";

    private final Sql sql;
    private final RowSet rowSet;

    Contacts(Sql sql, RowSet rowSet) {
        this.sql = sql;
        this.rowSet = rowSet;
    }

    /** A row of {@link #add}. */
    private record Kept(
            @JsonUnwrapped Contact contact,
            @JsonUnwrapped Address address,
            @Nullable String subject) {}

    void add(List<Contact> fresh) {
        sql.run(
                """
                insert into contact (%s)
                select "contactId", "tenantId", "customerTenantId", purpose, subject, "requestContactVerified", email, name, language,
                    roles, sequence
                from json_to_recordset(?::json) as fresh ("contactId" uuid, "tenantId" uuid, "customerTenantId" uuid,
                    purpose text, subject text, "requestContactVerified" boolean, email text, name text, language text, roles text[], sequence bigint)
                """.formatted(COLUMNS),
                rowSet.of(fresh.stream()
                        .map(contact -> new Kept(contact, contact.address(), contact.purposeSubject()))
                        .toList()));
    }

    /** The next record of this contact, with the address as it is from now on; empty when it was erased. */
    Optional<Contact> next(UUID contactId, Address address) {
        return sql.first(
                reading(Contacts::contact),
                "update contact set email = ?, name = ?, roles = ?, sequence = sequence + 1 where contact_id = ?"
                        + " and erased_at is null returning " + COLUMNS,
                address.email(),
                address.name(),
                address.roles(),
                contactId);
    }

    Optional<Contact> next(UUID contactId) {
        return sql.first(
                reading(Contacts::contact),
                "update contact set sequence = sequence + 1 where contact_id = ? and erased_at is null returning "
                        + COLUMNS,
                contactId);
    }

    /** Forgets the person; returns the position of the tombstone. */
    Optional<Long> erase(UUID contactId, Instant at) {
        return sql.first(reading(row -> row.number("sequence")), """
                update contact set email = null, name = null, erased_at = ?, sequence = sequence + 1
                where contact_id = ? and erased_at is null returning sequence
                """, at, contactId);
    }

    /** What this person was named for in change requests; empty when all that is erased. */
    List<UUID> namedInRequests(UUID tenant, String email) {
        return sql.list(reading(row -> row.uuid("contact_id")), """
                select contact_id from contact where tenant_id = ? and email = ? and purpose = ? order by contact_id
                """, tenant, email, Purpose.REQUEST_CONTACT);
    }

    List<UUID> after(UUID last, int limit) {
        return sql.list(
                reading(row -> row.uuid("contact_id")),
                "select contact_id from contact where contact_id > ? and erased_at is null order by contact_id limit ?",
                last,
                limit);
    }

    private static Contact contact(Columns row) {
        return new Contact(
                row.uuid("contact_id"),
                new Address(row.uuid("tenant_id"), row.text("email"), row.findText("name"), row.texts("roles")),
                row.text("language"),
                Purpose.valueOf(row.text("purpose")),
                row.findText("purpose_subject"),
                row.findFlag("request_contact_verified"),
                row.findUuid("customer_tenant_id"),
                row.number("sequence"));
    }
}
