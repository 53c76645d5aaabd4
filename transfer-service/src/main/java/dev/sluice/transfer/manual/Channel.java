package dev.sluice.transfer.manual;

/** Where a subscription is before it moves. */
public enum Channel {
    EA,
    WEB_DIRECT,
    OTHER_CSP
}
