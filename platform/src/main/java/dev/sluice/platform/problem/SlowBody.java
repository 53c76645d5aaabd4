package dev.sluice.platform.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A body that may arrive slowly, but not for ever: whoever sends a byte now and then would keep others out.
 *
 * @param largest bytes that are read; one more tells that it is too large
 * @param patience for all of it; one wait for the next byte may last as long as {@code quarkus.http.read-timeout} besides
 * @param nanoTime of the machine
 */
public record SlowBody(int largest, Duration patience, LongSupplier nanoTime) {

    private static final int PIECE = 16 * 1024;

    /** @throws Refusal 408 when it is not whole in time, 413 when it is too large */
    public byte[] read(InputStream stream) throws IOException {
        var begun = nanoTime.getAsLong();
        var body = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
            body.write(piece, 0, count);
            if (body.size() > largest) {
                throw new Refusal(
                        Refusal.Kind.TOO_LARGE,
                        "PAYLOAD_TOO_LARGE",
                        "At most %d MiB are read here.".formatted(largest / 1024 / 1024),
                        List.of());
            }
            if (nanoTime.getAsLong() - begun > patience.toNanos()) {
                throw new Refusal(
                        Refusal.Kind.TOO_SLOW,
                        "BODY_TOO_SLOW",
                        "The body was not whole after %d seconds.".formatted(patience.toSeconds()),
                        List.of());
            }
        }
        return body.toByteArray();
    }
}
