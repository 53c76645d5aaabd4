package dev.sluice.cocp.partner;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
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

    private final Sql sql;

    ChangeContacts(Sql sql) {
        this.sql = sql;
    }

    Optional<ChangeContact> find(UUID partner) {
        return Optional.ofNullable(of(List.of(partner)).get(partner));
    }

    Map<UUID, ChangeContact> of(Collection<UUID> partners) {
        return partners.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                reading(ChangeContacts::contact),
                                "select * from partner_change_contact where partner_tenant_id = any (?)",
                                partners)
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(ChangeContact::partnerTenantId, Function.identity()));
    }

    void put(ChangeContact contact) {
        sql.run(
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

    private static ChangeContact contact(Columns row) {
        return new ChangeContact(
                row.uuid("partner_tenant_id"),
                row.text("email"),
                row.findText("phone"),
                row.text("language"),
                row.findUuid("contact_id"),
                row.number("version"));
    }
}
