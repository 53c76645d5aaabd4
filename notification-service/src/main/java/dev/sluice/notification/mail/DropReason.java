package dev.sluice.notification.mail;

/** Why a mail was not sent. */
enum DropReason {
    /** Nobody verified was named for the request, or the address did not arrive in time. */
    NO_CONTACT,
    /** The person does not want mails. */
    NOT_WANTED,
    /** The person is written to only in a case that did not arise. */
    NOT_NEEDED,
    /** The mail server refused for too long. */
    UNDELIVERABLE
}
