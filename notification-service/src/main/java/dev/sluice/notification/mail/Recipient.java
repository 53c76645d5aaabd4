package dev.sluice.notification.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is for; the address is looked up when it is sent.
 *
 * @param tenant whose published contact it is; absent for contacts of the request itself
 */
record Recipient(Kind kind, @Nullable UUID tenant) {

    /** The purposes of contacts that mails are written to, by their names in the contract. */
    enum Kind {
        /** The new partner's person that the customer named. */
        REQUEST_CONTACT,
        /** The customer's person that submitted the request. */
        REQUESTER,
        /** The contact that a partner has published for changes. */
        CHANGE_CONTACT
    }

    static Recipient of(Kind kind) {
        return new Recipient(kind, null);
    }
}
