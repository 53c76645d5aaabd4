package dev.sluice.cocp.partner;

import static dev.sluice.platform.sql.Columns.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.database.RowSet;
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
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PartnerUsers {

    private final Sql sql;
    private final RowSet rowSet;

    PartnerUsers(Sql sql, RowSet rowSet) {
        this.sql = sql;
        this.rowSet = rowSet;
    }

    Optional<PartnerUser> find(UUID partner, String email) {
        return sql.first(
                reading(PartnerUsers::user),
                "select * from partner_user where partner_tenant_id = ? and email = ?",
                partner,
                email);
    }

    Map<PartnerUser.Key, PartnerUser> all(Collection<PartnerUser.Key> keys) {
        return sql.list(reading(PartnerUsers::user), """
                        select known.* from partner_user as known
                        join json_to_recordset(?::json) as wanted ("partnerTenantId" uuid, email text)
                            on known.partner_tenant_id = wanted."partnerTenantId" and known.email = wanted.email
                        """, rowSet.of(keys)).stream()
                .collect(Collectors.toUnmodifiableMap(PartnerUser::key, Function.identity()));
    }

    /** A row of {@link #put}. */
    private record Kept(
            @JsonUnwrapped PartnerUser user, @Nullable UUID contact) {}

    /** The partners are locked. */
    void put(List<PartnerUser> users) {
        sql.run(
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
        return sql
                .list(
                        reading(row ->
                                Map.entry(row.uuid("partner_tenant_id"), Math.toIntExact(row.number("submitters")))),
                        """
                        select partner_tenant_id, count(*) as submitters from partner_user
                        where partner_tenant_id = any (?) and verified and 'contract-submitter' = any (roles)
                        group by partner_tenant_id
                        """,
                        partners)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<String> submitter(UUID partner) {
        return sql.first(reading(row -> row.text("email")), """
                select email from partner_user
                where partner_tenant_id = ? and verified and 'contract-submitter' = any (roles)
                order by email limit 1
                """, partner);
    }

    private static PartnerUser user(Columns row) {
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
