package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.RowSet;
import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PartnerUsers {

    private final Statements statements;
    private final RowSet rowSet;

    PartnerUsers(Statements statements, RowSet rowSet) {
        this.statements = statements;
        this.rowSet = rowSet;
    }

    Optional<PartnerUser> find(UUID partner, String email) {
        return statements.first(
                "select * from partner_user where partner_tenant_id = ? and email = ?",
                PartnerUsers::user,
                partner,
                email);
    }

    Map<PartnerUser.Key, PartnerUser> all(Collection<PartnerUser.Key> keys) {
        return statements.query("""
                        select known.* from partner_user as known
                        join json_to_recordset(?::json) as wanted ("partnerTenantId" uuid, email text)
                            on known.partner_tenant_id = wanted."partnerTenantId" and known.email = wanted.email
                        """, PartnerUsers::user, rowSet.of(keys)).stream()
                .collect(Collectors.toUnmodifiableMap(PartnerUser::key, Function.identity()));
    }

    /** A row of {@link #put}. */
    private record Kept(
            @JsonUnwrapped PartnerUser user, @Nullable UUID contact) {}

    /** The partners are locked. */
    void put(List<PartnerUser> users) {
        statements.update(
                """
                insert into partner_user (id, partner_tenant_id, email, name, roles, verified, contact_id, version)
                select id, "partnerTenantId", email, name, roles, verified, contact, version
                from json_to_recordset(?::json) as entered (id uuid, "partnerTenantId" uuid, email text, name text, roles text[],
                    verified boolean, contact uuid, version bigint)
                on conflict (partner_tenant_id, email) do update
                set name = excluded.name, roles = excluded.roles, verified = excluded.verified,
                    contact_id = excluded.contact_id, version = excluded.version
                """,
                rowSet.of(users.stream()
                        .map(user -> new Kept(user, user.contactId()))
                        .toList()));
    }

    /** How many there are; a partner without is left out. */
    Map<UUID, Integer> submitters(Collection<UUID> partners) {
        return statements
                .query(
                        """
                        select partner_tenant_id, count(*) as submitters from partner_user
                        where partner_tenant_id = any (?) and verified and 'contract-submitter' = any (roles)
                        group by partner_tenant_id
                        """,
                        row -> Map.entry(row.uuid("partner_tenant_id"), Math.toIntExact(row.number("submitters"))),
                        partners)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<String> submitter(UUID partner) {
        return statements.first("""
                select email from partner_user
                where partner_tenant_id = ? and verified and 'contract-submitter' = any (roles)
                order by email limit 1
                """, row -> row.text("email"), partner);
    }

    private static PartnerUser user(Row row) {
        return new PartnerUser(
                row.uuid("id"),
                row.uuid("partner_tenant_id"),
                row.text("email"),
                row.text("name"),
                row.texts("roles"),
                row.flag("verified"),
                row.findUuid("contact_id"),
                row.number("version"));
    }
}
