package dev.sluice.transfer.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.calendar.DeadlineView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another partner's wish to get a subscription, as its two sides see it; of the holder there is nothing in it.
 *
 * @param reservedUntil until when the subscription waits for the requester
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseView(
        UUID id,
        UUID channelTransferId,
        String eaSubscriptionId,
        UUID requesterTenantId,
        String requesterName,
        ReleaseState state,
        Instant stateSince,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant reservedUntil,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Where to go from here, within this service. */
    public record Links(String self, String channelTransfer) {}
}
