package dev.sluice.transfer.manual;

import dev.sluice.transfer.registry.PartnerRef;
import java.time.LocalDate;
import java.util.UUID;

/** What every event of a manual transition says. */
record TransitionFacts(
        UUID manualTransitionId,
        TransitionState state,
        UUID customerTenantId,
        PartnerRef partner,
        Channel sourceChannel,
        String sourceSubscriptionId,
        String targetSku,
        LocalDate purchaseDeadline) {}
