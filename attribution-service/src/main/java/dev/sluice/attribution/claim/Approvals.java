package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import jakarta.enterprise.context.ApplicationScoped;

/** A claim is approved: told, confirmed the first time, and its association begins. */
@ApplicationScoped
class Approvals {

    private final Claims claims;
    private final Consequences consequences;
    private final ClaimNews news;
    private final Grants grants;
    private final ClaimLine line;

    Approvals(Claims claims, Consequences consequences, ClaimNews news, Grants grants, ClaimLine line) {
        this.claims = claims;
        this.consequences = consequences;
        this.news = news;
        this.grants = grants;
        this.line = line;
    }

    void approve(Act act, Claim claim, String reasonCode) {
        var approved = claim.approve(reasonCode, act.at());
        var confirmed = claim.confirm(act.at());
        consequences.of(act, claim, approved);
        confirmed.ifPresent(event -> news.tell(claim, event, act.at()));
        line.follow(claim, grants.begin(claim, act.at()));
        claims.flush();
    }
}
