package dev.sluice.attribution.claim;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The clocks of a claim, as rows and for those who wait for them. */
@ApplicationScoped
class ClaimDeadlines {

    static final String AGGREGATE = "claim";
    static final String CONFIRMATION = "CONFIRMATION";
    static final String PARTNER_ANSWER = "PARTNER_ANSWER";
    static final String DISPUTE = "DISPUTE";
    static final String CONTACT_ERASURE = "CONTACT_ERASURE";

    static final String PARTNER = "PARTNER";
    static final String REVIEWER = "REVIEWER";
    /** Reviewers are operators: theirs is the list of operations. */
    private static final String OPERATIONS = "OPERATIONS";

    private final Deadlines deadlines;
    private final ClaimConfig config;

    ClaimDeadlines(Deadlines deadlines, ClaimConfig config) {
        this.deadlines = deadlines;
        this.config = config;
    }

    /** What a claim waits for. */
    record Clock(String kind, Instant at, String who) {}

    static List<Clock> clocks(Claim claim) {
        var clocks = new ArrayList<Clock>();
        var due = claim.dueAt();
        if (due != null) {
            switch (claim.state()) {
                case SUBMITTED -> clocks.add(new Clock("REVIEW_START", due, REVIEWER));
                case UNDER_REVIEW -> clocks.add(new Clock("REVIEW", due, REVIEWER));
                case PARTNER_ACTION_REQUIRED -> clocks.add(new Clock(PARTNER_ANSWER, due, PARTNER));
                case REJECTED -> clocks.add(new Clock(DISPUTE, due, PARTNER));
                case DISPUTE -> clocks.add(new Clock("DISPUTE_DECISION", due, REVIEWER));
                case DRAFT, APPROVED, REJECTED_FINAL, ENDED -> {}
            }
        }
        if (claim.optOutUntil() != null && claim.state().canBeDeclined()) {
            clocks.add(new Clock("OPT_OUT", claim.optOutUntil(), "CUSTOMER"));
        }
        if (claim.confirmBy() != null && isUndecided(claim) && !claim.isConfirmationOverdue()) {
            clocks.add(new Clock(CONFIRMATION, claim.confirmBy(), REVIEWER));
        }
        return clocks;
    }

    static boolean isUndecided(Claim claim) {
        return claim.confirmedAt() == null && claim.state().competes() && claim.state() != ClaimState.DISPUTE;
    }

    void follow(Claim claim) {
        deadlines.withdraw(AGGREGATE, claim.id());
        deadlines.set(Stream.concat(clocks(claim).stream().map(clock -> row(claim, clock)), erasure(claim).stream())
                .toList());
    }

    private Optional<Deadline> erasure(Claim claim) {
        return claim.firstSubmittedAt() == null || claim.state().isUndecided()
                ? Optional.empty()
                : Optional.of(new Deadline(
                        AGGREGATE,
                        claim.id(),
                        CONTACT_ERASURE,
                        "",
                        claim.stateSince().plus(config.contactRetention()),
                        "SYSTEM",
                        Set.of()));
    }

    private static Deadline row(Claim claim, Clock clock) {
        var who = clock.who().equals(REVIEWER) ? OPERATIONS : clock.who();
        return new Deadline(AGGREGATE, claim.id(), clock.kind(), "", clock.at(), who, tenants(claim, clock));
    }

    private static Set<UUID> tenants(Claim claim, Clock clock) {
        return clock.who().equals("CUSTOMER")
                ? Set.of(claim.matter().customerTenantId())
                : Set.of(claim.matter().partnerTenantId());
    }
}
