package dev.sluice.cocp.request;

/** A move that the table does not know: whoever asked for it should have looked at the state first. */
final class IllegalTransition extends IllegalStateException {

    IllegalTransition(String licenseId, ItemState from, ItemState to) {
        super("licence %s cannot go from %s to %s".formatted(licenseId, from, to));
    }
}
