package dev.sluice.transfer.portfolio;

/** What can be done about a legacy subscription. */
public enum OptionKind {
    MIGRATE_NOW,
    /** When its term is over. */
    SCHEDULE,
    /** Buy what it leads to from the catalogue, for the day after its term. */
    ORDER_AHEAD,
    /** Until the vendor leads, or the term renews. */
    WAIT
}
