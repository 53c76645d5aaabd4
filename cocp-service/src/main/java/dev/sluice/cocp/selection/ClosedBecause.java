package dev.sluice.cocp.selection;

/** Why a selection is over for a partner. */
public enum ClosedBecause {
    ANOTHER_PARTNER_CHOSEN,
    CALLED_OFF,
    NOT_DECIDED_IN_TIME
}
