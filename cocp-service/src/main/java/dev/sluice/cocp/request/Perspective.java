package dev.sluice.cocp.request;

import dev.sluice.platform.tenancy.Caller;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request as one party sees it at one moment. */
record Perspective(ChangeRequest request, Party party, Caller caller, Instant now, ReviewPlan plan) {

    /** Roles that speak for a customer, for all its agreements. */
    private static final Set<String> CUSTOMER_ROLES = Set.of("enterprise-admin", "online-admin");

    List<ChangeItem> items() {
        return request.itemsFor(party, caller.tenant());
    }

    /** Reasons, comments, people and the negotiation: not for the old partner. */
    boolean isConfidant() {
        return party != Party.OLD_PARTNER;
    }

    /** What the customer was told about its own licences. */
    boolean isCustomerSide() {
        return party == Party.CUSTOMER || party == Party.OPERATOR;
    }

    List<String> allowedActions() {
        var undecided = !request.isDueBy(now) && items().stream().anyMatch(item -> item.is(ItemState.IN_PROGRESS));
        if (!undecided) {
            return List.of();
        }
        return switch (party) {
            case CUSTOMER -> caller.hasAny(CUSTOMER_ROLES) ? List.of("cancel") : List.of();
            case NEW_PARTNER -> caller.has("contract-submitter") ? List.of("accept", "decline") : List.of();
            case OLD_PARTNER, OPERATOR -> List.of();
        };
    }

    /** What binds somebody from here on, earliest first. */
    List<ChangeView.DeadlineView> deadlines() {
        return items().stream()
                .flatMap(this::deadline)
                .distinct()
                .sorted(Comparator.comparing(ChangeView.DeadlineView::at))
                .toList();
    }

    private Stream<ChangeView.DeadlineView> deadline(ChangeItem item) {
        return switch (item.state()) {
            case IN_PROGRESS -> deadline(DueKind.ACCEPTANCE, request.acceptBy(), Actor.NEW_PARTNER);
            case ACCEPTED, PENDING_REVIEW -> deadline(DueKind.REVIEW, item.reviewLimitAt(), Actor.OPERATIONS);
            case GRACE_PERIOD -> deadline(DueKind.EFFECTIVE_DATE, item.effectiveAt(), Actor.SYSTEM);
            case DECLINED, CANCELLATION_IN_PROGRESS, CANCELED, EXPIRED, COMPLETED -> Stream.empty();
        };
    }

    private static Stream<ChangeView.DeadlineView> deadline(DueKind kind, @Nullable Instant at, Actor who) {
        return at == null ? Stream.empty() : Stream.of(new ChangeView.DeadlineView(kind.name(), at, who));
    }
}
