package dev.sluice.cocp.contact;

/** What an address may be used for, and for nothing else. */
public enum Purpose {
    PARTNER_USER,
    /** Published by a partner for changes of partner. */
    CHANGE_CONTACT,
    REQUEST_CONTACT,
    REQUESTER
}
