package dev.sluice.attribution.association;

import dev.sluice.platform.paging.Position;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner associated with a customer's agreement from {@code from}, included, until {@code until}, excluded. Empty, when
 * later facts showed that it never was: it was published, so it is not simply gone.
 *
 * @param recognition by the rules in force at {@code from}, as is {@code incentiveEligible}
 */
public record Association(
        UUID id,
        String type,
        UUID partnerTenantId,
        UUID customerTenantId,
        @Nullable String subscriptionId,
        @Nullable String agreementId,
        @Nullable String workload,
        Instant from,
        @Nullable Instant until,
        boolean recognition,
        boolean incentiveEligible,
        int ruleSet,
        String source,
        Instant created,
        long version) {

    boolean isEmpty() {
        return from.equals(until);
    }

    Position place() {
        return new Position(created, id);
    }

    Association lasting(Instant newFrom, @Nullable Instant newUntil, RuleSet rules) {
        return new Association(
                id,
                type,
                partnerTenantId,
                customerTenantId,
                subscriptionId,
                agreementId,
                workload,
                newFrom,
                newUntil,
                rules.recognises(AssociationType.valueOf(type)),
                rules.makesEligible(AssociationType.valueOf(type)),
                rules.id(),
                source,
                created,
                version + 1);
    }

    /** As if it never was. */
    Association withdrawn() {
        return new Association(
                id,
                type,
                partnerTenantId,
                customerTenantId,
                subscriptionId,
                agreementId,
                workload,
                from,
                from,
                recognition,
                incentiveEligible,
                ruleSet,
                source,
                created,
                version + 1);
    }

    boolean covers(Period period) {
        return from.equals(period.from()) && Objects.equals(until, period.until());
    }
}
