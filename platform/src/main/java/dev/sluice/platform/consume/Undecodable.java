package dev.sluice.platform.consume;

/** A record that is not an event of the contract: it goes to the dead letters, and the stream goes on. */
public class Undecodable extends RuntimeException {

    public Undecodable(String message) {
        super(message);
    }

    public Undecodable(String message, Throwable cause) {
        super(message, cause);
    }
}
