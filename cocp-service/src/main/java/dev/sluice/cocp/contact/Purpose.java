package dev.sluice.cocp.contact;

/** What an address may be used for, and for nothing else. */
public enum Purpose {
    PARTNER_USER,
    REQUEST_CONTACT,
    REQUESTER
}
