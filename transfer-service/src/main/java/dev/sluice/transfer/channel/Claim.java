package dev.sluice.transfer.channel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an EA subscription: the partner that scheduled its renewal, or the one to which a holder handed it over.
 *
 * @param transferId absent while a partner has it by hand-over only
 * @param until when a hand-over lapses; absent for a schedule
 */
record Claim(
        UUID partnerTenantId,
        @Nullable UUID transferId,
        @Nullable TransferState state,
        Instant since,
        @Nullable Instant until) {

    boolean isHeldBy(UUID partner) {
        return partnerTenantId.equals(partner);
    }
}
