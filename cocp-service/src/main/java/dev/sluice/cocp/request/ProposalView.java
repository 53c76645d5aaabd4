package dev.sluice.cocp.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day that one side proposed, and what became of it.
 *
 * @param consents who wants this day, and since when; both sides of an agreed one
 * @param warnings of the day, as of when it was proposed
 * @param version of the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalView(
        UUID id,
        LocalDate date,
        List<String> licenseIds,
        Actor proposedBy,
        Instant proposedAt,
        EffectiveDateProposal.State state,
        Instant stateSince,
        @Nullable Actor answeredBy,
        List<Consent> consents,
        List<Warning> warnings,
        List<String> allowedActions,
        Links links,
        long version)
        implements Versioned {

    /** One side's yes. */
    public record Consent(Actor party, Instant at) {}

    /** Where it belongs. */
    public record Links(String self, String request) {}

    static ProposalView of(EffectiveDateProposal proposal, Perspective seen) {
        var request = "/v1/partner-change-requests/" + seen.request().id();
        return new ProposalView(
                proposal.id(),
                proposal.proposedDate(),
                proposal.licenseIds(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.state(),
                proposal.stateSince(),
                proposal.answeredBy(),
                consents(proposal),
                proposal.warnings(),
                seen.allowedActions(proposal),
                new Links(request + "/effective-date-proposals/" + proposal.id(), request),
                seen.request().version());
    }

    private static List<Consent> consents(EffectiveDateProposal proposal) {
        var answeredBy = proposal.answeredBy();
        var first = new Consent(proposal.proposedBy(), proposal.proposedAt());
        var second = proposal.state() == EffectiveDateProposal.State.AGREED && answeredBy != null
                ? Stream.of(new Consent(answeredBy, proposal.stateSince()))
                : Stream.<Consent>empty();
        return Stream.concat(Stream.of(first), second).toList();
    }
}
