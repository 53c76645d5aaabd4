package dev.sluice.attribution.credit.api;

import dev.sluice.attribution.credit.Credit;
import dev.sluice.attribution.credit.CreditState;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credit.
 *
 * @param visibleAt when scores are refreshed with it
 * @param since when the association began that it is given for
 * @param reason why it was revoked
 */
public record CreditView(
        UUID id,
        CreditState state,
        Instant stateSince,
        UUID partnerTenantId,
        UUID customerTenantId,
        String solutionArea,
        String metric,
        String product,
        String creditMonth,
        Instant effectiveAt,
        Instant visibleAt,
        UUID associationId,
        Instant since,
        @Nullable String reason,
        long version)
        implements Versioned {

    static CreditView of(Credit credit, int refreshDay) {
        return new CreditView(
                credit.id(),
                credit.state(),
                credit.stateSince(),
                credit.partnerTenantId(),
                credit.customerTenantId(),
                "BUSINESS_APPLICATIONS",
                "NET_CUSTOMER_ADDS",
                credit.product(),
                credit.month().toString(),
                credit.effectiveAt(),
                credit.visibleAt(refreshDay),
                credit.associationId(),
                credit.since(),
                credit.reason(),
                credit.version());
    }
}
