package dev.sluice.cocp.request;

import dev.sluice.platform.tenancy.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request as one party sees it at one moment. */
record Perspective(ChangeRequest request, Party party, Caller caller, Instant now, ReviewPlan plan) {

    /** Roles that speak for a customer, for all its agreements. */
    private static final Set<String> CUSTOMER_ROLES = Set.of("enterprise-admin", "online-admin");

    private static final String SUBMITTER = "contract-submitter";

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
        return switch (party) {
            case CUSTOMER -> isUndecided() && caller.hasAny(CUSTOMER_ROLES) ? List.of("cancel") : List.of();
            case NEW_PARTNER -> isUndecided() && caller.has(SUBMITTER) ? List.of("accept", "decline") : List.of();
            case OPERATOR -> caller.has("operations") ? review() : List.of();
            case OLD_PARTNER -> List.of();
        };
    }

    private boolean isUndecided() {
        return !request.isDueBy(now) && items().stream().anyMatch(item -> item.is(ItemState.IN_PROGRESS));
    }

    private List<String> review() {
        var actions = new ArrayList<String>();
        var waiting = items().stream()
                .filter(ChangeItem::isUnderReview)
                .filter(item -> !item.isReviewedBy(now))
                .toList();
        if (waiting.stream().anyMatch(item -> item.is(ItemState.ACCEPTED))) {
            actions.add("review/start");
        }
        if (!waiting.isEmpty()) {
            actions.add("review/complete");
        }
        if (waiting.stream().anyMatch(item -> item.is(ItemState.PENDING_REVIEW) || item.hasAutomaticReview())) {
            actions.add("review/reject");
        }
        return List.copyOf(actions);
    }

    /** Whether the caller may propose a day now. */
    boolean mayPropose() {
        var open = items().stream().filter(item -> isNegotiable(item)).toList();
        return isNegotiator()
                && !open.isEmpty()
                && request.negotiation().open(open).stream().noneMatch(this::isOwn);
    }

    /** What the caller may do with a proposal now. */
    List<String> allowedActions(EffectiveDateProposal proposal) {
        var answerable = proposal.isOpen()
                && isNegotiator()
                && !isOwn(proposal)
                && items().stream().anyMatch(item -> isNegotiable(item) && proposal.isAbout(item));
        if (!answerable) {
            return List.of();
        }
        return proposal.proposedDate().isBefore(EffectiveDatePolicy.day(now))
                ? List.of("refuse")
                : List.of("agree", "refuse");
    }

    private boolean isNegotiable(ChangeItem item) {
        return item.isNegotiable()
                && !item.isReviewedBy(now)
                && !(item.is(ItemState.IN_PROGRESS) && request.isDueBy(now));
    }

    private boolean isNegotiator() {
        return switch (party) {
            case CUSTOMER -> caller.hasAny(CUSTOMER_ROLES);
            case NEW_PARTNER -> caller.has(SUBMITTER);
            case OLD_PARTNER, OPERATOR -> false;
        };
    }

    private boolean isOwn(EffectiveDateProposal proposal) {
        return proposal.proposedBy() == (party == Party.CUSTOMER ? Actor.CUSTOMER : Actor.NEW_PARTNER);
    }

    /** Of the old partner alone. */
    @Nullable
    List<Duty> duties() {
        return party == Party.OLD_PARTNER
                ? Duty.of(
                        items(),
                        item -> EffectiveDatePolicy.start(
                                request.projection(item, now, plan).date()))
                : null;
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
