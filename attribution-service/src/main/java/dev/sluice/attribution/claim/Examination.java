package dev.sluice.attribution.claim;

import dev.sluice.attribution.evidence.PreCheck;
import dev.sluice.attribution.evidence.UploadedFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a look at a proof is told of its claim. The look itself needs no transaction: a million characters are searched.
 *
 * @param customerNames one of which the document names
 * @param claimed products or workloads that it names
 */
public record Examination(UUID claimId, Instant at, List<String> customerNames, List<String> claimed) {

    public Examination {
        customerNames = List.copyOf(customerNames);
        claimed = List.copyOf(claimed);
    }

    /** Nothing is kept yet. */
    public Evidence of(UUID id, EvidenceEntry entry, UploadedFile file) {
        var findings = PreCheck.findings(
                file.text(),
                new PreCheck.Expected(
                        entry.kind(),
                        entry.products(),
                        entry.signedBy(),
                        entry.signedOn(),
                        at.atOffset(ZoneOffset.UTC).toLocalDate(),
                        customerNames,
                        claimed));
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
                        PreCheck.named(file.text(), claimed)),
                at);
    }
}
