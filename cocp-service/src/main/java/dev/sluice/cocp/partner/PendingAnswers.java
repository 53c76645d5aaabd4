package dev.sluice.cocp.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests that wait for a partner's answer; kept elsewhere. */
public interface PendingAnswers {

    /** One of them. */
    record PendingAnswer(UUID requestId, Instant acceptBy) {}

    /** Those that can still be answered and whose deadline is near, earliest first; a hundred at most. */
    List<PendingAnswer> nearDeadline(UUID partnerTenantId, Instant now);
}
