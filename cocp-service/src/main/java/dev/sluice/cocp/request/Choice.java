package dev.sluice.cocp.request;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Which licences an answer is about: only those in progress can be decided. Pure; names every licence that cannot. */
enum Choice {
    OF_NEW_PARTNER(
            "ALREADY_DECIDED",
            "It is already decided.",
            Remedy.of("CALLER", "Nothing is left to decide; read the request.")),
    OF_CUSTOMER(
            "CANCEL_NOT_ALLOWED_IN_STATE",
            "Only licences in progress can be cancelled.",
            Remedy.of(
                    "CUSTOMER",
                    "Let it complete and request a change back, or ask the operations desk while it is under review."));

    private static final String EXPIRED = "REQUEST_EXPIRED";

    private final String code;
    private final String detail;
    private final Remedy remedy;

    Choice(String code, String detail, Remedy remedy) {
        this.code = code;
        this.detail = detail;
        this.remedy = remedy;
    }

    /** @throws Refusal 422 for licences that are not in the request, 409 when any, or nothing at all, is in progress */
    List<ChangeItem> among(ChangeRequest request, Answer answer) {
        var named = answer.licenseIds();
        if (named == null) {
            var inProgress = request.items(item -> item.is(ItemState.IN_PROGRESS));
            if (inProgress.isEmpty()) {
                throw conflict(request, request.items(), List.of());
            }
            return inProgress;
        }
        var ids = List.copyOf(new LinkedHashSet<>(named));
        requireKnown(request, named, ids);
        var chosen = request.items(item -> ids.contains(item.licenseId()));
        var closed =
                chosen.stream().filter(item -> !item.is(ItemState.IN_PROGRESS)).toList();
        if (!closed.isEmpty()) {
            throw conflict(request, closed, named);
        }
        return chosen;
    }

    private static void requireKnown(ChangeRequest request, List<String> named, List<String> ids) {
        var known = request.items().stream().map(ChangeItem::licenseId).collect(Collectors.toSet());
        var unknown = new ArrayList<Violation>();
        for (var id : ids) {
            if (!known.contains(id)) {
                unknown.add(Violation.of(
                                "/licenseIds/" + named.indexOf(id),
                                "LICENSE_NOT_IN_REQUEST",
                                "The request has no licence %s.".formatted(id))
                        .with(Remedy.of("CALLER", "Name licences of the request, or none for all in progress.")));
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.refused("LICENSE_NOT_IN_REQUEST", "Not all licences are in the request.", unknown);
        }
    }

    private Refusal conflict(ChangeRequest request, List<ChangeItem> closed, List<String> named) {
        var reasons = closed.stream().map(item -> reason(request, item, named)).toList();
        var expired = reasons.stream().anyMatch(reason -> reason.code().equals(EXPIRED));
        var together = PackageState.of(closed);
        var refusal = expired
                ? new Refusal(
                        Refusal.Kind.CONFLICT,
                        EXPIRED,
                        "The deadline %s has passed.".formatted(request.acceptBy()),
                        reasons)
                : new Refusal(Refusal.Kind.CONFLICT, code, detail, reasons);
        return refusal.with("state", together.state()).with("stateSince", together.since());
    }

    private Violation reason(ChangeRequest request, ChangeItem item, List<String> named) {
        var pointer = named.isEmpty() ? null : "/licenseIds/" + named.indexOf(item.licenseId());
        if (this == OF_NEW_PARTNER && item.is(ItemState.EXPIRED)) {
            return Violation.of(pointer, EXPIRED, "The deadline %s has passed.".formatted(request.acceptBy()))
                    .with(Remedy.of("CUSTOMER", "Submit a new request."));
        }
        return Violation.of(
                        pointer,
                        code,
                        "%s is %s since %s.".formatted(item.licenseId(), item.state(), item.stateSince()))
                .with(remedy);
    }
}
