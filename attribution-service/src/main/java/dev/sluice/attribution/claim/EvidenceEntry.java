package dev.sluice.attribution.claim;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a proof. */
public record EvidenceEntry(
        String kind, @Nullable String signedBy, @Nullable LocalDate signedOn, List<String> products, boolean sealed) {

    public EvidenceEntry {
        products = List.copyOf(products);
    }
}
