package dev.sluice.attribution.claim;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.association.ClaimAssociations;
import dev.sluice.attribution.association.ClaimAssociations.Grant;
import dev.sluice.attribution.association.Reach;
import dev.sluice.attribution.association.Span;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** When a claim gave an association; the associations follow. */
@ApplicationScoped
class Grants {

    private final Sql sql;
    private final ClaimAssociations associations;

    Grants(Sql sql, ClaimAssociations associations) {
        this.sql = sql;
        this.associations = associations;
    }

    Reach begin(Claim claim, Instant at) {
        sql.run("insert into claim_grant (claim_id, granted_at) values (?, ?)", claim.id(), at);
        return settle(claim);
    }

    Reach end(Claim claim, Instant at) {
        sql.run(
                "update claim_grant set ended_at = greatest(granted_at, ?::timestamptz) where claim_id = ? and ended_at is null",
                at,
                claim.id());
        return settle(claim);
    }

    Reach settle(Claim claim) {
        var matter = claim.matter();
        return associations.settle(new Grant(
                claim.id(),
                matter.partnerTenantId(),
                matter.customerTenantId(),
                matter.subscriptionId(),
                matter.workloads(),
                spans(claim)));
    }

    private List<Span> spans(Claim claim) {
        return sql.list(
                row -> new Span(requireNonNull(Sql.instant(row, "granted_at")), Sql.instant(row, "ended_at")),
                "select granted_at, ended_at from claim_grant where claim_id = ? order by granted_at",
                claim.id());
    }
}
