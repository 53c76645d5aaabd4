package dev.sluice.cocp.selection;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps the rows of what falls due for a selection. */
@ApplicationScoped
class SelectionDeadlines {

    static final String AGGREGATE = "supplier_selection";

    /** What falls due. */
    enum Kind {
        /** The last moment to quote. */
        QUOTATIONS(Actor.PARTNER),
        /** The last moment to decide. */
        DECISION(Actor.CUSTOMER);

        private final Actor who;

        Kind(Actor who) {
            this.who = who;
        }

        Actor who() {
            return who;
        }
    }

    private final Deadlines deadlines;

    SelectionDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** After each act: who takes part, and whether anything is left to wait for. */
    void follow(Selection selection) {
        if (selection.state().isOver()) {
            deadlines.withdraw(AGGREGATE, selection.id());
            return;
        }
        var customerSide = new HashSet<>(selection.adviserTenants());
        customerSide.add(selection.customerTenantId());
        var decision = row(selection, Kind.DECISION, customerSide);
        if (selection.state() == SelectionState.OPEN) {
            var everybody = selection.invitations().stream()
                    .map(Invitation::tenantId)
                    .collect(Collectors.toCollection(() -> new HashSet<>(customerSide)));
            deadlines.set(List.of(row(selection, Kind.QUOTATIONS, everybody), decision));
        } else {
            deadlines.withdraw(AGGREGATE, selection.id(), Kind.QUOTATIONS.name());
            deadlines.set(List.of(decision));
        }
    }

    private static Deadline row(Selection selection, Kind kind, Set<UUID> tenants) {
        var at = switch (kind) {
            case QUOTATIONS -> selection.quotationsDueAt();
            case DECISION -> selection.decideBy();
        };
        return new Deadline(
                AGGREGATE, selection.id(), kind.name(), "", at, kind.who().name(), tenants);
    }
}
