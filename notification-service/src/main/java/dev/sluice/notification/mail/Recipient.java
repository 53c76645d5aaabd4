package dev.sluice.notification.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is for; the address is looked up when it is sent.
 *
 * @param tenant whose published contact or user it is; absent for contacts of the request itself
 * @param contact which of the tenant's users; absent for the others, of whom there is one
 */
record Recipient(Kind kind, @Nullable UUID tenant, @Nullable String contact) {

    /** The purposes of contacts that mails are written to, by their names in the contract. */
    enum Kind {
        /** The person that was named in a request: the new partner's, or whom a partner invites. */
        REQUEST_CONTACT,
        /** The person that made the request. */
        REQUESTER,
        /** The contact that a partner has published for changes. */
        CHANGE_CONTACT,
        /** The customer's person that a claim names. */
        CLAIM_CONTACT,
        /** Verified users of a partner. */
        PARTNER_USER
    }

    static Recipient of(Kind kind) {
        return new Recipient(kind, null, null);
    }

    static Recipient changeContactOf(UUID tenant) {
        return new Recipient(Kind.CHANGE_CONTACT, tenant, null);
    }
}
