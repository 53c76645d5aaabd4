package dev.sluice.transfer.manual;

/** What to do with the source, so that nothing is billed twice. */
public enum Advice {
    WAIT_FOR_END,
    CANCEL_SOURCE
}
