package dev.sluice.cocp.partner;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PartnerUsers {

    private final Statements statements;

    PartnerUsers(Statements statements) {
        this.statements = statements;
    }

    Optional<PartnerUser> find(UUID partner, String email) {
        return statements.first(
                "select * from partner_user where partner_tenant_id = ? and email = ?",
                PartnerUsers::user,
                partner,
                email);
    }

    void put(PartnerUser user) {
        statements.update(
                """
                insert into partner_user (partner_tenant_id, email, name, roles, verified, contact_id, version)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (partner_tenant_id, email) do update
                set name = excluded.name, roles = excluded.roles, verified = excluded.verified,
                    contact_id = excluded.contact_id, version = excluded.version
                """,
                user.partnerTenantId(),
                user.email(),
                user.name(),
                user.roles(),
                user.verified(),
                user.contactId(),
                user.version());
    }

    int submitters(UUID partner) {
        return statements
                .first("""
                        select count(*) as submitters from partner_user
                        where partner_tenant_id = ? and verified and 'contract-submitter' = any (roles)
                        """, row -> Math.toIntExact(row.number("submitters")), partner)
                .orElse(0);
    }

    private static PartnerUser user(Row row) {
        return new PartnerUser(
                row.uuid("partner_tenant_id"),
                row.text("email"),
                row.text("name"),
                row.texts("roles"),
                row.flag("verified"),
                row.findUuid("contact_id"),
                row.number("version"));
    }
}
