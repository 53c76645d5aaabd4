package dev.sluice.cocp.selection;

import dev.sluice.cocp.selection.SelectionView.DeadlineView;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A selection as one party sees it at one moment. */
record SelectionPerspective(Selection selection, Party party, Caller caller, Instant now, List<Violation> warnings) {

    /** Roles that speak for a customer. */
    static final Set<String> CUSTOMER_ROLES = Set.of("enterprise-admin", "online-admin");

    /** Roles that speak for a partner. */
    static final Set<String> PARTNER_ROLES =
            Set.of("admin-agent", "sales-agent", "contract-submitter", "contract-creator");

    Course.Standing standing() {
        return selection.standing(now);
    }

    /** Sees who takes part. */
    boolean isWhole() {
        return party != Party.PARTNER;
    }

    List<Invitation> invitations() {
        return selection.invitations().stream()
                .filter(each -> isWhole() || caller.belongsTo(each.tenantId()))
                .toList();
    }

    Optional<UUID> chosenPartner() {
        return selection.chosenPartner().filter(chosen -> isWhole() || caller.belongsTo(chosen));
    }

    /** A partner that was not chosen reads that another one was. */
    @Nullable
    ClosedBecause closedBecause() {
        return standing().state() == SelectionState.CHOSEN
                        && party == Party.PARTNER
                        && chosenPartner().isEmpty()
                ? ClosedBecause.ANOTHER_PARTNER_CHOSEN
                : standing().closedBecause();
    }

    List<DeadlineView> deadlines() {
        var due = new ArrayList<DeadlineView>();
        if (standing().state() == SelectionState.OPEN) {
            due.add(deadline(SelectionDeadlines.Kind.QUOTATIONS, selection.quotationsDueAt()));
        }
        if (!standing().state().isOver() && isWhole()) {
            due.add(deadline(SelectionDeadlines.Kind.DECISION, selection.decideBy()));
        }
        return List.copyOf(due);
    }

    private static DeadlineView deadline(SelectionDeadlines.Kind kind, Instant at) {
        return new DeadlineView(kind.name(), at, kind.who());
    }

    List<String> allowedActions() {
        var state = standing().state();
        var actions = new ArrayList<String>();
        if (state.isOver()) {
            return actions;
        }
        var isOpen = state == SelectionState.OPEN;
        switch (party) {
            case CUSTOMER -> {
                if (caller.hasAny(CUSTOMER_ROLES)) {
                    actions.add("invite-adviser");
                    addSearch(actions, isOpen);
                    if (!QuotationDesk.all(selection).isEmpty()) {
                        actions.add("choose");
                    }
                    actions.add("close");
                }
            }
            case ADVISER -> addSearch(actions, isOpen);
            case PARTNER -> {
                if (isOpen && caller.hasAny(PARTNER_ROLES)) {
                    actions.add("quote");
                }
            }
            case OPERATOR -> {}
        }
        return actions;
    }

    private static void addSearch(List<String> actions, boolean isOpen) {
        if (isOpen) {
            actions.add("invite");
        }
        actions.add("discuss");
    }
}
