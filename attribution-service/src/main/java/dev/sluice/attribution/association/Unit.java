package dev.sluice.attribution.association;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What partners are associated with in turns. Facts are learned of a unit, and under its lock its timeline is derived.
 *
 * @param source where its associations come from, in the words of the contract
 */
record Unit(
        UnitKind kind,
        String id,
        AssociationType type,
        String source,
        @Nullable String subscriptionId,
        @Nullable String agreementId,
        @Nullable String workload) {

    static Unit agreement(String agreementId) {
        return new Unit(
                UnitKind.AGREEMENT,
                agreementId,
                AssociationType.TRANSACTING_PARTNER,
                "PARTNER_OF_RECORD",
                null,
                agreementId,
                null);
    }

    static Unit subscription(String subscriptionId) {
        return new Unit(
                UnitKind.SUBSCRIPTION,
                subscriptionId,
                AssociationType.TRANSACTING_PARTNER,
                "ORDER",
                subscriptionId,
                null,
                null);
    }

    static Unit digitalPartnerOf(String subscriptionId) {
        return new Unit(
                UnitKind.DIGITAL_PARTNER, subscriptionId, AssociationType.DPOR, "CUSTOMER", subscriptionId, null, null);
    }

    static Unit relationship(UUID relationshipId) {
        return new Unit(
                UnitKind.RELATIONSHIP,
                relationshipId.toString(),
                AssociationType.DELEGATED_ADMIN,
                "RELATIONSHIP",
                null,
                null,
                null);
    }

    static Unit claimOnSubscription(UUID claimId, String subscriptionId) {
        return new Unit(
                UnitKind.CLAIM,
                claimId + "/" + subscriptionId,
                AssociationType.CPOR,
                "CLAIM",
                subscriptionId,
                null,
                null);
    }

    static Unit claimOnWorkload(UUID claimId, String workload) {
        return new Unit(UnitKind.CLAIM, claimId + "/" + workload, AssociationType.CPOR, "CLAIM", null, null, workload);
    }
}
