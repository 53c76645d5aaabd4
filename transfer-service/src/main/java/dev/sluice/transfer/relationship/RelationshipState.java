package dev.sluice.transfer.relationship;

/** A relationship that was removed does not come back; the customer may accept a new one. */
public enum RelationshipState {
    ACTIVE,
    REMOVED
}
