package dev.sluice.attribution.claim;

import dev.sluice.platform.tenancy.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a caller may do with a claim now. */
final class ClaimActions {

    static final Set<String> CUSTOMER_ADMINS = Set.of("enterprise-admin", "online-admin", "global-admin");

    private ClaimActions() {}

    static List<String> of(Caller caller, Claim claim, boolean inArbitration, Instant now) {
        if (claim.isAnswerOverdue(now)) {
            return caller.has("incentives-admin") && !claim.wasDisputed() ? List.of("dispute") : List.of();
        }
        return switch (caller.type()) {
            case PARTNER -> caller.has("incentives-admin") ? ofPartner(claim, inArbitration, now) : List.of();
            case CUSTOMER ->
                caller.hasAny(CUSTOMER_ADMINS) && claim.state().canBeDeclined() ? List.of("opt-out") : List.of();
            case OPERATOR -> caller.has("reviewer") ? ofReviewer(claim, inArbitration) : List.of();
            case ADVISER -> List.of();
        };
    }

    private static List<String> ofPartner(Claim claim, boolean inArbitration, Instant now) {
        var actions = new ArrayList<>(possible(claim, now));
        if (claim.state().competes() && !claim.state().isEditable() && inArbitration) {
            actions.add("add-evidence");
        }
        return actions;
    }

    private static List<String> possible(Claim claim, Instant now) {
        return switch (claim.state()) {
            case DRAFT, PARTNER_ACTION_REQUIRED -> List.of("edit", "add-evidence", "submit", "withdraw");
            case SUBMITTED, UNDER_REVIEW -> List.of("withdraw");
            case APPROVED -> List.of("disassociate");
            case REJECTED ->
                !claim.wasDisputed() && claim.dueAt() != null && now.isBefore(claim.dueAt())
                        ? List.of("dispute")
                        : List.of();
            case DISPUTE, REJECTED_FINAL, ENDED -> List.of();
        };
    }

    private static List<String> ofReviewer(Claim claim, boolean inArbitration) {
        var actions = new ArrayList<String>();
        if (claim.state() == ClaimState.SUBMITTED) {
            actions.add("start-review");
        } else if (claim.state() == ClaimState.UNDER_REVIEW) {
            actions.addAll(List.of("request-information", "reject"));
            if (!inArbitration) {
                actions.add("approve");
            }
        } else if (claim.state() == ClaimState.DISPUTE) {
            actions.add("resolve-dispute");
        }
        if (inArbitration) {
            actions.add("decide-arbitration");
        }
        return actions;
    }
}
