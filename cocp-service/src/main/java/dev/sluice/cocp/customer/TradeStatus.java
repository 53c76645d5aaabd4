package dev.sluice.cocp.customer;

/** What the trade check of a customer came to. */
public enum TradeStatus {
    APPROVED,
    PENDING,
    BLOCKED
}
