package dev.sluice.notification.endpoint;

/** How much of an event is sent. */
public enum Payload {
    FULL,
    /** Without {@code data}, with a link under which the owner can fetch the event. */
    THIN
}
