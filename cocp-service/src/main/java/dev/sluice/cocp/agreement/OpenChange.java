package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of partner that is under way on an agreement.
 *
 * @param until when it ends if nothing else happens, where that is known: the acceptance deadline, or the effective instant, the
 *     projected one while it is under review
 */
public record OpenChange(
        @JsonIgnore String agreementId,
        UUID requestId,
        String channel,
        String state,
        Instant stateSince,
        String newPartnerPcn,
        @JsonIgnore @Nullable Instant until) {

    /** Why nothing else can be begun on the agreement. */
    public Violation objection() {
        return Violation.of(
                        null,
                        "COCP_ALREADY_OPEN",
                        "The request %s through %s is open for %s; it is %s since %s."
                                .formatted(requestId, channel, agreementId, state, stateSince))
                .with(new Remedy(
                        "CUSTOMER",
                        "Wait for it, or cancel it while it is in progress.",
                        "/v1/partner-change-requests/" + requestId))
                .from(until);
    }
}
