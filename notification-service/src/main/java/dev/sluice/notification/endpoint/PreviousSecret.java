package dev.sluice.notification.endpoint;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** A secret that was replaced and still signs, until the end that its owner was told. Locked; only the {@link Safe} opens it. */
public record PreviousSecret(byte[] locked, Instant until) {

    /** As a row keeps it: when it ends, a blank, and the locked secret in hex. */
    public static PreviousSecret parse(String kept) {
        var blank = kept.indexOf(' ');
        return new PreviousSecret(
                HexFormat.of().parseHex(kept.substring(blank + 1)), Instant.parse(kept.substring(0, blank)));
    }

    String kept() {
        return until + " " + HexFormat.of().formatHex(locked);
    }

    boolean signs(Instant now) {
        return now.isBefore(until);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreviousSecret same && until.equals(same.until) && Arrays.equals(locked, same.locked);
    }

    @Override
    public int hashCode() {
        return until.hashCode() + Arrays.hashCode(locked);
    }

    @Override
    public String toString() {
        return "previous secret until " + until;
    }
}
