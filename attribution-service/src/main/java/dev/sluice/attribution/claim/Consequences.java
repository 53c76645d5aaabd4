package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.AuditedClaim.Unsaid;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every act on a claim brings with it: its event, its audit record, its keys, its clocks, its arbitration. */
@ApplicationScoped
class Consequences {

    private final Claims claims;
    private final ClaimNews news;
    private final ClaimKeys keys;
    private final ClaimDeadlines deadlines;
    private final Rivalry rivalry;
    private final AuditTrail audit;

    Consequences(
            Claims claims,
            ClaimNews news,
            ClaimKeys keys,
            ClaimDeadlines deadlines,
            Rivalry rivalry,
            AuditTrail audit) {
        this.claims = claims;
        this.news = news;
        this.keys = keys;
        this.deadlines = deadlines;
        this.rivalry = rivalry;
        this.audit = audit;
    }

    /** An act that is being carried out: how the claim was, who does it, when and why. */
    record Act(
            Caller who,
            String operation,
            @Nullable String why,
            @Nullable AuditedClaim before,
            @Nullable Unsaid unsaid,
            Instant at) {

        static Act of(Caller who, String operation, @Nullable String why, Claim claim, Instant at) {
            return new Act(who, operation, why, AuditedClaim.of(claim), Unsaid.of(claim), at);
        }

        private Set<String> changed(Claim claim) {
            return unsaid == null ? Set.of() : unsaid.changedTo(Unsaid.of(claim));
        }
    }

    void of(Act act, Claim claim, ClaimEvent event) {
        news.tell(claim, event, act.at());
        recorded(act, claim);
    }

    /** Of an act that tells nothing. */
    void recorded(Act act, Claim claim) {
        recorded(act, claim, null);
    }

    /** @param proof SHA-256 of the one that was added */
    void recorded(Act act, Claim claim, @Nullable String proof) {
        audit.record(
                act.who(),
                new Change(
                        act.operation(),
                        "claim",
                        claim.id().toString(),
                        claim.matter().customerTenantId(),
                        act.why(),
                        act.before(),
                        AuditedClaim.of(claim, act.changed(claim), proof),
                        claim.firstSubmittedAt() == null ? Set.of(claim.matter().partnerTenantId()) : claim.parties()),
                act.at());
        claims.flush();
        keys.keep(claim);
        deadlines.follow(claim);
        rivalry.settle(claim, act.at());
        claims.flush();
    }
}
