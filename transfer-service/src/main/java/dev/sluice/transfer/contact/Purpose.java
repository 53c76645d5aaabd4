package dev.sluice.transfer.contact;

/** What an address may be used for, and for nothing else. */
public enum Purpose {
    /** Whom a request invites. */
    REQUEST_CONTACT,
    /** Who made the request. */
    REQUESTER
}
