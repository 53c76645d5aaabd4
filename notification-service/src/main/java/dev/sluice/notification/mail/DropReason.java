package dev.sluice.notification.mail;

/** Why a mail was not sent. */
enum DropReason {
    /** Nobody verified was named for the request, or the address did not arrive in time. */
    NO_CONTACT,
    /** The person does not want mails. */
    NOT_WANTED,
    /** The mail server refused for too long. */
    UNDELIVERABLE
}
