package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.attribution.evidence.PreCheck;
import dev.sluice.attribution.evidence.UploadedFile;
import dev.sluice.attribution.registry.Customers;
import dev.sluice.attribution.registry.KnownCustomer;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
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

    /** Before anybody looks at the file. @throws Refusal 404, 409, 422 */
    public void requireOpen(Caller caller, UUID claimId) {
        requireOpen(seen(caller, claimId));
    }

    /** Besides while it is edited, a claim may be proved as long as another partner claims the same. */
    private void requireOpen(Claim claim) {
        if (!claim.state().competes() || arbitrations.openOf(claim.id()).isEmpty()) {
            ClaimDesk.requireEditable(claim);
        }
        if (rows.count(claim.id()) >= config.maxProofs()) {
            ClaimChecks.refuse(List.of(ClaimReason.TOO_MANY_PROOFS));
        }
    }

    /** What a look at the file brings; nothing is kept yet. */
    public Evidence examine(Caller caller, UUID claimId, UUID id, EvidenceEntry entry, UploadedFile file) {
        var claim = seen(caller, claimId);
        var matter = claim.matter();
        var now = clock.now(matter.customerTenantId());
        var customer = customers.find(matter.customerTenantId());
        var names = Stream.concat(
                        customer.map(KnownCustomer::name).stream(),
                        customer.map(KnownCustomer::domains).orElse(List.of()).stream())
                .toList();
        var findings = PreCheck.findings(
                file.text(),
                new PreCheck.Expected(
                        entry.kind(),
                        entry.products(),
                        entry.signedBy(),
                        entry.signedOn(),
                        now.atOffset(ZoneOffset.UTC).toLocalDate(),
                        names,
                        matter.named()));
        return new Evidence(
                id,
                claimId,
                entry.kind(),
                file.name(),
                file.type().mediaType(),
                file.size(),
                file.sha256(),
                entry.signedBy(),
                entry.signedOn(),
                entry.products(),
                entry.sealed(),
                new Evidence.Read(
                        Stream.concat(findings.stream(), file.unread().stream()).toList(),
                        PreCheck.named(file.text(), matter.named())),
                now);
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
