package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.attribution.registry.Customers;
import dev.sluice.attribution.registry.KnownCustomer;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Proofs of a claim: who may add one, and who may read it. */
@ApplicationScoped
@Transactional
public class EvidenceDesk {

    private final Claims claims;
    private final LockedClaims locked;
    private final EvidenceRows rows;
    private final Arbitrations arbitrations;
    private final ClaimConfig config;
    private final Customers customers;
    private final Consequences consequences;
    private final BusinessClock clock;

    EvidenceDesk(
            Claims claims,
            LockedClaims locked,
            EvidenceRows rows,
            Arbitrations arbitrations,
            ClaimConfig config,
            Customers customers,
            Consequences consequences,
            BusinessClock clock) {
        this.claims = claims;
        this.locked = locked;
        this.rows = rows;
        this.arbitrations = arbitrations;
        this.config = config;
        this.customers = customers;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** @throws Refusal 404 */
    public void requireSeen(Caller caller, UUID claimId) {
        seen(caller, claimId);
    }

    /** Before anybody looks at the file; an answer that is overdue was not given. @throws Refusal 404, 409, 422 */
    public void requireOpen(Caller caller, UUID claimId) {
        requireOpen(locked.require(caller, claimId, null));
    }

    /** Besides while it is edited, a claim may be proved as long as another partner claims the same. */
    private void requireOpen(Claim claim) {
        if (!claim.state().competes() || arbitrations.openOf(claim.id()).isEmpty()) {
            ClaimDesk.requireEditable(claim);
        }
        if (rows.count(claim.id()) >= config.maxProofs()) {
            throw ClaimChecks.refusal(ClaimReason.TOO_MANY_PROOFS);
        }
    }

    /** For a look at a file. */
    public Examination examination(Caller caller, UUID claimId) {
        var matter = seen(caller, claimId).matter();
        var customer = customers.find(matter.customerTenantId());
        return new Examination(
                claimId,
                clock.now(matter.customerTenantId()),
                Stream.concat(
                                customer.map(KnownCustomer::name).stream(),
                                customer.map(KnownCustomer::domains).orElse(List.of()).stream())
                        .toList(),
                matter.named());
    }

    /** The content is kept already. */
    public void add(Caller caller, Evidence evidence) {
        var claim = locked.require(caller, evidence.claimId(), null);
        requireOpen(claim);
        var act = Act.of(caller, "add_claim_evidence", null, claim, evidence.uploadedAt());
        rows.add(evidence);
        claims.touch(claim);
        consequences.recorded(act, claim, evidence.sha256());
    }

    /** A sealed proof is the reviewer's alone. @throws Refusal 404, 403 */
    public Evidence readable(Caller caller, UUID claimId, UUID id) {
        seen(caller, claimId);
        var evidence = rows.find(claimId, id).orElseThrow(() -> Refusal.unknown("evidence", id));
        if (evidence.sealed() && !(caller.is(TenantType.OPERATOR) && caller.has("reviewer"))) {
            throw Refusal.forbidden("EVIDENCE_SEALED", "The document is sealed; only a reviewer opens it.");
        }
        return evidence;
    }

    private Claim seen(Caller caller, UUID claimId) {
        return claims.findByIdOptional(claimId)
                .filter(found -> LockedClaims.isSeenBy(caller, found))
                .orElseThrow(() -> Refusal.unknown("claim", claimId));
    }
}
