package dev.sluice.cocp.renewal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is kept of a {@code channel-transfer.*} event. */
record RenewalTold(UUID channelTransferId, String agreementId) {

    private static final Set<String> GOES_ON = Set.of(
            "channel-transfer.scheduled.v1",
            "channel-transfer.modified.v1",
            "channel-transfer.held.v1",
            "channel-transfer.resumed.v1",
            "channel-transfer.processing.v1");

    private static final Set<String> ENDS =
            Set.of("channel-transfer.canceled.v1", "channel-transfer.completed.v1", "channel-transfer.failed.v1");

    /** Whether a renewal is open after an event of this type; empty when it says nothing about that. */
    static Optional<Boolean> isOpenAfter(String type) {
        if (GOES_ON.contains(type)) {
            return Optional.of(true);
        }
        return ENDS.contains(type) ? Optional.of(false) : Optional.empty();
    }
}
