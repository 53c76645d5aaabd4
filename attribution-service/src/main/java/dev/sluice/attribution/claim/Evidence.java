package dev.sluice.attribution.claim;

import dev.sluice.attribution.evidence.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proof of a claim.
 *
 * @param products those that are said to be named
 * @param read what a look at the document brought
 */
public record Evidence(
        UUID id,
        UUID claimId,
        String kind,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        @Nullable String signedBy,
        @Nullable LocalDate signedOn,
        List<String> products,
        boolean sealed,
        Read read,
        Instant uploadedAt) {

    public Evidence {
        products = List.copyOf(products);
    }

    /** @param named products and workloads that the text names */
    public record Read(List<Finding> findings, List<String> named) {
        public Read {
            findings = List.copyOf(findings);
            named = List.copyOf(named);
        }
    }

    /** Said or read. */
    Set<String> named() {
        var all = new HashSet<>(products);
        all.addAll(read.named());
        return all;
    }
}
