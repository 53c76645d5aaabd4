package dev.sluice.attribution.claim;

import dev.sluice.attribution.subscription.Subscriptions;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Claims that somebody acts on: first the line of the subscription, then what is claimed, then the claim, so that of racing acts exactly one wins. */
@ApplicationScoped
class LockedClaims {

    private final Claims claims;
    private final Subscriptions subscriptions;
    private final ClaimKeys keys;
    private final ClaimsDue due;
    private final BusinessClock clock;

    LockedClaims(Claims claims, Subscriptions subscriptions, ClaimKeys keys, ClaimsDue due, BusinessClock clock) {
        this.claims = claims;
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.due = due;
        this.clock = clock;
    }

    /** What becomes known of a line waits for whoever claims on it. */
    void lockLine(@Nullable String subscriptionId) {
        if (subscriptionId != null) {
            subscriptions.lockLine(subscriptionId);
        }
    }

    /** @throws Refusal 404 to strangers, 412 when the caller decided on another version */
    Claim require(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        claims.subscriptionOf(id).ifPresent(subscriptions::lockLine);
        keys.lock(keys.of(id));
        var claim = claims.lock(id)
                .filter(found -> isSeenBy(caller, found))
                .orElseThrow(() -> Refusal.unknown("claim", id));
        IfMatch.honour(ifMatch, claim.version());
        var now = clock.now(claim.matter().customerTenantId());
        if (claim.isConfirmationMissed(now)) {
            due.missConfirmation(claim);
        }
        if (claim.isAnswerOverdue(now)) {
            due.expire(claim);
        }
        return claim;
    }

    /** As {@link #require}, in one of the states that the act needs. */
    Claim require(Caller caller, UUID id, @Nullable IfMatch ifMatch, String action, Predicate<ClaimState> possibleIn) {
        var claim = require(caller, id, ifMatch);
        if (!possibleIn.test(claim.state())) {
            throw notNow(claim, action);
        }
        return claim;
    }

    /** A draft is its partner's own. */
    static boolean isSeenBy(Caller caller, Claim claim) {
        var isPublic = claim.firstSubmittedAt() != null;
        return switch (caller.type()) {
            case OPERATOR -> isPublic;
            case PARTNER -> caller.belongsTo(claim.matter().partnerTenantId());
            case CUSTOMER -> isPublic && caller.belongsTo(claim.matter().customerTenantId());
            case ADVISER -> false;
        };
    }

    static Refusal notNow(Claim claim, String action) {
        var code = "ACTION_NOT_ALLOWED_IN_STATE";
        var text = "%s is not possible in the state %s, which it has since %s."
                .formatted(action, claim.state(), claim.stateSince());
        return conflict(claim, code, text, Remedy.of("CALLER", "Do one of allowedActions; read the claim again."));
    }

    static Refusal conflict(Claim claim, String code, String text, Remedy remedy) {
        return new Refusal(
                        Refusal.Kind.CONFLICT,
                        code,
                        text,
                        List.of(Violation.of(null, code, text).with(remedy)))
                .with("state", claim.state())
                .with("stateSince", claim.stateSince());
    }
}
