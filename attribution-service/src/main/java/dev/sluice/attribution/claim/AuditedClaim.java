package dev.sluice.attribution.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the audit trail has it: all that can change, but of people and of what they wrote only that it did.
 *
 * @param changed what else is another than before: contacts, comments
 * @param proof SHA-256 of the proof that was added
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AuditedClaim(
        @JsonUnwrapped ClaimFacts facts,
        String partnerId,
        String customerDomain,
        boolean incentiveOptOut,
        Set<String> changed,
        @Nullable String proof) {

    AuditedClaim {
        changed = Set.copyOf(changed);
    }

    /** What is not told, to see whether it changes. */
    record Unsaid(
            People people,
            @Nullable String partnerComment,
            @Nullable String reviewerComment) {

        static Unsaid of(Claim claim) {
            return new Unsaid(claim.people(), claim.partnerComment(), claim.reviewerComment());
        }

        Set<String> changedTo(Unsaid after) {
            var changed = new TreeSet<String>();
            if (!people.isSame(after.people)) {
                changed.add("CONTACTS");
            }
            if (!Objects.equals(partnerComment, after.partnerComment)
                    || !Objects.equals(reviewerComment, after.reviewerComment)) {
                changed.add("COMMENTS");
            }
            return changed;
        }
    }

    static AuditedClaim of(Claim claim) {
        return of(claim, Set.of(), null);
    }

    static AuditedClaim of(Claim claim, Set<String> changed, @Nullable String proof) {
        var matter = claim.matter();
        return new AuditedClaim(
                claim.facts(), matter.partnerId(), matter.customerDomain(), matter.incentiveOptOut(), changed, proof);
    }
}
