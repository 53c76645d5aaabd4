package dev.sluice.cocp.selection;

import java.util.Set;

/** How far a selection is. */
public enum SelectionState {
    /** Partners are invited and quote. */
    OPEN,
    /** No more quotations: the customer decides. */
    EVALUATION,
    /** A partner is chosen. */
    CHOSEN,
    /** It ended without a choice. */
    CLOSED;

    Set<SelectionState> next() {
        return switch (this) {
            case OPEN -> Set.of(EVALUATION, CHOSEN, CLOSED);
            case EVALUATION -> Set.of(CHOSEN, CLOSED);
            case CHOSEN, CLOSED -> Set.of();
        };
    }

    boolean isOver() {
        return next().isEmpty();
    }
}
