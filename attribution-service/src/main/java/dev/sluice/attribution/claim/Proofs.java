package dev.sluice.attribution.claim;

import dev.sluice.attribution.evidence.PreCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Does what was uploaded prove the claim, as far as that can be told without reading it? */
@ApplicationScoped
class Proofs {

    private final EvidenceRows evidence;

    Proofs(EvidenceRows evidence) {
        this.evidence = evidence;
    }

    List<ClaimReason> objections(Claim claim, Instant now) {
        return objections(evidence.of(claim.id()), claim.matter().named(), now);
    }

    static List<ClaimReason> objections(List<Evidence> proofs, List<String> claimed, Instant now) {
        if (proofs.isEmpty()) {
            return List.of(ClaimReason.POE_REQUIRED);
        }
        var found = new ArrayList<ClaimReason>();
        if (proofs.stream().allMatch(proof -> proof.signedBy() == null)) {
            found.add(ClaimReason.POE_MISSING_SIGNATURE);
        }
        if (proofs.stream().noneMatch(proof -> isRecent(proof, now))) {
            found.add(ClaimReason.POE_DATE_INVALID);
        }
        if (proofs.stream().noneMatch(proof -> PreCheck.isDescription(proof.kind()))) {
            found.add(ClaimReason.POE_MISSING_SERVICE);
        }
        var named = new HashSet<String>();
        proofs.forEach(proof -> named.addAll(proof.named()));
        if (!named.containsAll(claimed)) {
            found.add(ClaimReason.POE_MISSING_PRODUCT);
        }
        return List.copyOf(found);
    }

    private static boolean isRecent(Evidence proof, Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        var signed = proof.signedOn();
        return signed != null && !signed.isAfter(today) && !signed.isBefore(today.minusYears(1));
    }
}
