package dev.sluice.cocp.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The day of a request, between customer and new partner: each side in turn proposes, agrees or refuses. */
record Negotiation(ChangeRequest request) {

    /**
     * Takes what is open for these licences off the table: the other side answers with a day of its own.
     *
     * @param warnings what both sides should know of the day
     */
    List<Announcement> propose(
            Actor side, LocalDate date, Collection<ChangeItem> chosen, List<Warning> warnings, Instant now) {
        open(chosen).forEach(proposal -> proposal.counter(side, now));
        var licences = chosen.stream().map(ChangeItem::licenseId).toList();
        var proposal = new EffectiveDateProposal(request, side, date, licences, warnings, now);
        request.proposals().add(proposal);
        return Act.of(request, chosen, side, now)
                .toCustomerAndNewPartner(
                        facts -> new ChangeEvent.EffectiveDateProposed(facts, proposal.id(), date, side));
    }

    List<Announcement> agree(EffectiveDateProposal proposal, Actor side, Instant now) {
        var chosen = negotiable(proposal);
        var date = proposal.proposedDate();
        proposal.agree(side, now);
        chosen.forEach(item -> item.agreeOn(date));
        return Act.of(request, chosen, side, now)
                .toAll(facts -> new ChangeEvent.EffectiveDateAgreed(
                        facts, proposal.id(), EffectiveDatePolicy.start(date), date));
    }

    List<Announcement> refuse(EffectiveDateProposal proposal, Actor side, Instant now) {
        proposal.refuse(side, now);
        return Act.of(request, negotiable(proposal), side, now)
                .toCustomerAndNewPartner(facts ->
                        new ChangeEvent.EffectiveDateRefused(facts, proposal.id(), proposal.proposedDate(), side));
    }

    /** After an act: what nothing is left to agree for. */
    void lapse(Instant at) {
        request.proposals().stream()
                .filter(EffectiveDateProposal::isOpen)
                .filter(proposal -> negotiable(proposal).isEmpty())
                .forEach(proposal -> proposal.lapse(at));
    }

    /** What waits for an answer for any of these licences. */
    List<EffectiveDateProposal> open(Collection<ChangeItem> chosen) {
        return request.proposals().stream()
                .filter(EffectiveDateProposal::isOpen)
                .filter(proposal -> chosen.stream().anyMatch(proposal::isAbout))
                .toList();
    }

    private List<ChangeItem> negotiable(EffectiveDateProposal proposal) {
        return request.items(item -> item.isNegotiable() && proposal.isAbout(item));
    }
}
