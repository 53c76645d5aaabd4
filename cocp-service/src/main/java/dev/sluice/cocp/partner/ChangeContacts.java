package dev.sluice.cocp.partner;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class ChangeContacts {

    private final Statements statements;

    ChangeContacts(Statements statements) {
        this.statements = statements;
    }

    Optional<ChangeContact> find(UUID partner) {
        return Optional.ofNullable(of(List.of(partner)).get(partner));
    }

    Map<UUID, ChangeContact> of(Collection<UUID> partners) {
        return partners.isEmpty()
                ? Map.of()
                : statements
                        .query(
                                "select * from partner_change_contact where partner_tenant_id = any (?)",
                                ChangeContacts::contact,
                                partners)
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(ChangeContact::partnerTenantId, Function.identity()));
    }

    void put(ChangeContact contact) {
        statements.update(
                """
                insert into partner_change_contact (partner_tenant_id, email, phone, language, contact_id, version)
                values (?, ?, ?, ?, ?, ?)
                on conflict (partner_tenant_id) do update
                set email = excluded.email, phone = excluded.phone, language = excluded.language,
                    contact_id = excluded.contact_id, version = excluded.version
                """,
                contact.partnerTenantId(),
                contact.email(),
                contact.phone(),
                contact.language(),
                contact.contactId(),
                contact.version());
    }

    private static ChangeContact contact(Row row) {
        return new ChangeContact(
                row.uuid("partner_tenant_id"),
                row.text("email"),
                row.findText("phone"),
                row.text("language"),
                row.findUuid("contact_id"),
                row.number("version"));
    }
}
