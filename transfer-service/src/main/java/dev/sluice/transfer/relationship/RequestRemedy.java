package dev.sluice.transfer.relationship;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;

/** What helps when a request no longer waits for an answer. */
final class RequestRemedy {

    private RequestRemedy() {}

    static Violation of(String code, RequestState state, Instant since) {
        var message = "The request is %s since %s.".formatted(state, since);
        var remedy = switch (state) {
            case PENDING, ACCEPTED -> Remedy.of("CALLER", "Nothing is left to decide; read the request.");
            case DECLINED, WITHDRAWN, EXPIRED -> Remedy.of("PARTNER", "Make a new request.");
            case REJECTED_REGION -> Remedy.of("CUSTOMER", "Ask a partner of the tenant's own region.");
        };
        return Violation.of(null, code, message).with(remedy);
    }
}
