package dev.sluice.notification.sending;

/** Nothing is sent to this address; the message says why. */
public final class AddressRefused extends RuntimeException {

    AddressRefused(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
