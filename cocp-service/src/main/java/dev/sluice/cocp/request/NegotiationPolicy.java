package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Horizon;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** May this side propose, agree to or refuse a day now? Pure; names every reason. */
record NegotiationPolicy(Actor side, LocalDate today) {

    /** Empty when it may. */
    Optional<Refusal> objectsTo(ProposedDate proposed, ChangeRequest request) {
        var reasons = new ArrayList<Violation>();
        var named = proposed.licenseIds();
        reasons.addAll(unknown(request, named));
        reasons.addAll(backdated("/date", proposed.date()));
        Horizon.AGREED.objectsTo("/date", proposed.date(), today).ifPresent(reasons::add);
        var chosen = chosen(request, named);
        chosen.stream()
                .filter(item -> !item.isNegotiable())
                .map(item -> closed(request, item, named))
                .forEach(reasons::add);
        request.negotiation().open(chosen).stream()
                .filter(open -> open.proposedBy() == side)
                .map(this::ownTurn)
                .forEach(reasons::add);
        return refusal(reasons, PackageState.of(chosen.isEmpty() ? request.items() : chosen));
    }

    Optional<Refusal> objectsToAgreeing(EffectiveDateProposal proposal) {
        var reasons = new ArrayList<>(objectionsToAnswering(proposal));
        if (proposal.isOpen()) {
            reasons.addAll(backdated(null, proposal.proposedDate()));
        }
        return refusal(reasons, of(proposal));
    }

    Optional<Refusal> objectsToRefusing(EffectiveDateProposal proposal) {
        return refusal(objectionsToAnswering(proposal), of(proposal));
    }

    /** Named ones as they are, else all that are not processed yet; all when there is no such. */
    static List<ChangeItem> chosen(ChangeRequest request, @Nullable List<String> named) {
        if (named != null) {
            return request.items(item -> named.contains(item.licenseId()));
        }
        var negotiable = request.items(ChangeItem::isNegotiable);
        return negotiable.isEmpty() ? request.items() : negotiable;
    }

    private List<Violation> objectionsToAnswering(EffectiveDateProposal proposal) {
        if (!proposal.isOpen()) {
            return List.of(Violation.of(
                            null,
                            "PROPOSAL_NOT_OPEN",
                            "The proposal is %s since %s.".formatted(proposal.state(), proposal.stateSince()))
                    .with(Remedy.of("CALLER", "Propose a day again while the request is not processed yet.")));
        }
        return proposal.proposedBy() == side ? List.of(ownTurn(proposal)) : List.of();
    }

    private Violation ownTurn(EffectiveDateProposal open) {
        var other = side == Actor.CUSTOMER ? Actor.NEW_PARTNER : Actor.CUSTOMER;
        return Violation.of(
                        null,
                        "NOT_YOUR_TURN",
                        "The open proposal of %s is your own; %s answers it.".formatted(open.proposedDate(), other))
                .with(Remedy.of(other.name(), "Agree, refuse or propose another day."));
    }

    private List<Violation> backdated(@Nullable String pointer, LocalDate date) {
        if (!date.isBefore(today)) {
            return List.of();
        }
        return List.of(
                Violation.of(pointer, "BACKDATED_NOT_ALLOWED", "%s lies before today, %s.".formatted(date, today))
                        .with(Remedy.of("CALLER", "Propose today or a later day.")));
    }

    private static List<Violation> unknown(ChangeRequest request, @Nullable List<String> named) {
        if (named == null) {
            return List.of();
        }
        var known = request.items().stream().map(ChangeItem::licenseId).toList();
        return new LinkedHashSet<>(named)
                .stream()
                        .filter(id -> !known.contains(id))
                        .map(id -> Violation.of(
                                        "/licenseIds/" + named.indexOf(id),
                                        "LICENSE_NOT_IN_REQUEST",
                                        "The request has no licence %s.".formatted(id))
                                .with(Remedy.of("CALLER", "Name licences of the request, or none for all.")))
                        .toList();
    }

    private static Violation closed(ChangeRequest request, ChangeItem item, @Nullable List<String> named) {
        var pointer = named == null ? null : "/licenseIds/" + named.indexOf(item.licenseId());
        return item.is(ItemState.EXPIRED)
                ? Violation.of(pointer, "REQUEST_EXPIRED", "The deadline %s has passed.".formatted(request.acceptBy()))
                        .with(Remedy.of("CUSTOMER", "Submit a new request."))
                : Violation.of(
                                pointer,
                                "ACTION_NOT_ALLOWED_IN_STATE",
                                "A day can be agreed until a licence is processed; %s is %s since %s."
                                        .formatted(item.licenseId(), item.state(), item.stateSince()))
                        .with(Remedy.of("CALLER", "Leave the licence out."));
    }

    private static PackageState of(EffectiveDateProposal proposal) {
        return new PackageState(proposal.state().name(), proposal.stateSince(), null);
    }

    private static Optional<Refusal> refusal(List<Violation> reasons, PackageState state) {
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        var leading = reasons.getFirst();
        return Optional.of(new Refusal(kind(leading), leading.code(), leading.message(), reasons)
                .with("state", state.state())
                .with("stateSince", state.since()));
    }

    private static Refusal.Kind kind(Violation leading) {
        return switch (leading.code()) {
            case "LICENSE_NOT_IN_REQUEST", "BACKDATED_NOT_ALLOWED", Horizon.CODE -> Refusal.Kind.REFUSED;
            default -> Refusal.Kind.CONFLICT;
        };
    }
}
