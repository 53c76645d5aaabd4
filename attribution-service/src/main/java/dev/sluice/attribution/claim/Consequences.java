package dev.sluice.attribution.claim;

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
            @Nullable ClaimFacts before,
            Instant at) {

        static Act of(Caller who, String operation, @Nullable String why, Claim claim, Instant at) {
            return new Act(who, operation, why, claim.facts(), at);
        }
    }

    void of(Act act, Claim claim, ClaimEvent event) {
        news.tell(claim, event, act.at());
        recorded(act, claim);
    }

    /** Of an act that tells nothing. */
    void recorded(Act act, Claim claim) {
        audit.record(
                act.who(),
                new Change(
                        act.operation(),
                        "claim",
                        claim.id().toString(),
                        claim.matter().customerTenantId(),
                        act.why(),
                        act.before(),
                        claim.facts(),
                        claim.firstSubmittedAt() == null ? Set.of(claim.matter().partnerTenantId()) : claim.parties()),
                act.at());
        claims.flush();
        keys.keep(claim);
        deadlines.follow(claim);
        rivalry.settle(claim, act.at());
        claims.flush();
    }
}
