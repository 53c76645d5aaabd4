package dev.sluice.transfer.billing;

/** What a line is for. */
public enum ChargeKind {
    /** A billing period, or the rest of one in which licences were added. */
    CHARGE,
    /** The rest of a billing period, for licences that were given back; its amount is negative. */
    REFUND
}
