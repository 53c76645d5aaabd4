package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner does with its claim until it is submitted. */
@ApplicationScoped
@Transactional
public class ClaimDesk {

    private final Claims claims;
    private final LockedClaims locked;
    private final ClaimChecks checks;
    private final ClaimKeys keys;
    private final Proofs proofs;
    private final ContactTopic contacts;
    private final Rivalry rivalry;
    private final ClaimLine line;
    private final Consequences consequences;
    private final ClaimClocks clocks;
    private final BusinessClock clock;

    ClaimDesk(
            Claims claims,
            LockedClaims locked,
            ClaimChecks checks,
            ClaimKeys keys,
            Proofs proofs,
            ContactTopic contacts,
            Rivalry rivalry,
            ClaimLine line,
            Consequences consequences,
            ClaimClocks clocks,
            BusinessClock clock) {
        this.claims = claims;
        this.locked = locked;
        this.checks = checks;
        this.keys = keys;
        this.proofs = proofs;
        this.contacts = contacts;
        this.rivalry = rivalry;
        this.line = line;
        this.consequences = consequences;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Returns the id of the draft. */
    public UUID create(Caller caller, ClaimEntry entry) {
        var people = People.of(caller, entry);
        var matter = checks.matter(caller, entry);
        var id = TimeOrderedId.next();
        locked.lockLine(matter.subscriptionId());
        keys.lock(matter.keys());
        checks.refuse(matter, checks.objections(matter, id));
        var now = clock.now(matter.customerTenantId());
        var claim = new Claim(id, matter, people, clocks.reviewTime(), now);
        claims.persist(claim);
        claims.flush();
        claims.addParty(caller.tenant(), "PARTNER", claim);
        consequences.of(new Act(caller, "create_claim", null, null, null, now), claim, claim.created());
        return id;
    }

    public UUID edit(Caller caller, UUID id, ClaimChange change, @Nullable IfMatch ifMatch) {
        var claim = locked.require(caller, id, null);
        requireEditable(claim);
        IfMatch.require(ifMatch, claim.version());
        var act = act(caller, "edit_claim", claim, null);
        change.requireFitting(claim.matter().activity());
        var matter = change.applied(claim.matter());
        keys.lock(matter.keys());
        checks.refuse(matter, checks.objections(matter, id));
        claim.edit(
                matter,
                claim.people().changed(change.customerContact(), change.partnerContact()),
                change.comment() == null ? claim.partnerComment() : change.comment());
        consequences.recorded(act, claim);
        return id;
    }

    /** True when others claim the same, so that it goes to arbitration. */
    public boolean submit(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var claim = locked.require(caller, id, ifMatch, "submit", ClaimState::isEditable);
        var act = act(caller, "submit_claim", claim, null);
        keys.lock(claim.matter().keys());
        var reasons = new ArrayList<>(checks.objections(claim.matter(), id));
        reasons.addAll(proofs.objections(claim, act.at()));
        reasons.sort(null);
        checks.refuse(claim.matter(), reasons);
        var event = claim.submit(clocks, act.at());
        claims.flush();
        claims.addParty(claim.matter().customerTenantId(), "CUSTOMER", claim);
        consequences.of(act, claim, event);
        contacts.tell(claim, act.at());
        return rivalry.exists(claim);
    }

    public UUID withdraw(Caller caller, UUID id, @Nullable IfMatch ifMatch, @Nullable String why) {
        var claim = locked.require(
                caller,
                id,
                ifMatch,
                "withdraw",
                state -> state.isEditable() || state == ClaimState.SUBMITTED || state == ClaimState.UNDER_REVIEW);
        var act = act(caller, "withdraw_claim", claim, why);
        claim.notePartner(why);
        consequences.of(act, claim, claim.reject(RejectionReason.PARTNER_REQUEST, clocks, act.at()));
        return id;
    }

    public UUID dispute(Caller caller, UUID id, @Nullable IfMatch ifMatch, @Nullable String why) {
        var claim = locked.require(caller, id, ifMatch, "dispute", ClaimState.REJECTED::equals);
        var act = act(caller, "dispute_claim", claim, why);
        refuseDispute(claim, act.at());
        line.catchUp(claim);
        keys.lock(claim.matter().keys());
        if (keys.isClaimedBy(claim.matter().partnerTenantId(), claim.matter().keys(), id)) {
            throw ClaimChecks.refusal(ClaimReason.ALREADY_CLAIMED_BY_YOU);
        }
        claim.notePartner(why);
        consequences.of(act, claim, claim.dispute(clocks, act.at()));
        return id;
    }

    private static void refuseDispute(Claim claim, Instant now) {
        if (claim.firstSubmittedAt() == null) {
            throw LockedClaims.notNow(claim, "dispute"); // a draft that was withdrawn: nobody decided anything
        }
        if (claim.wasDisputed()) {
            throw LockedClaims.conflict(
                    claim,
                    "DISPUTE_ALREADY_USED",
                    "A claim can be disputed once, and this one was.",
                    Remedy.of("PARTNER", "Make a new claim with better proof."));
        }
        var until = claim.dueAt();
        if (until == null || !now.isBefore(until)) {
            throw LockedClaims.conflict(
                            claim,
                            "DISPUTE_WINDOW_CLOSED",
                            "A rejection can be disputed for 30 days, which are over.",
                            Remedy.of("PARTNER", "Make a new claim."))
                    .with("disputeUntil", until);
        }
    }

    static void requireEditable(Claim claim) {
        if (!claim.state().isEditable()) {
            throw LockedClaims.conflict(
                    claim,
                    "CLAIM_NOT_EDITABLE",
                    "A claim is edited as a draft or when the reviewer asks for more, not as %s."
                            .formatted(claim.state()),
                    Remedy.of("PARTNER", "Wait for the review, or withdraw the claim and make a new one."));
        }
    }

    private Act act(Caller caller, String operation, Claim claim, @Nullable String why) {
        return Act.of(caller, operation, why, claim, clock.now(claim.matter().customerTenantId()));
    }
}
