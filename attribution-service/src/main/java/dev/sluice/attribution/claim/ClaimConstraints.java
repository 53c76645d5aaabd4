package dev.sluice.attribution.claim;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's backstops mean to whoever lost a race. */
@ApplicationScoped
class ClaimConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of(
                "claim_key_once", "ALREADY_CLAIMED_BY_YOU",
                "claim_key_held", "CHANGED_MEANWHILE",
                "arbitration_claim_once", "CHANGED_MEANWHILE");
    }
}
