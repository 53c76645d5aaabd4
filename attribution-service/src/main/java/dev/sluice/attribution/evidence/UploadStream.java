package dev.sluice.attribution.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A body on its way to the disk, given up as soon as it is larger or takes longer than a proof may. */
final class UploadStream extends FilterInputStream {

    /** For everything that is not the file: the other parts and what separates them. */
    private static final long BESIDES = 1024L * 1024;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final long largestFile;
    private final LongSupplier nanoTime;
    private final long begun;
    private long read;
    private boolean isGivenUp;

    UploadStream(InputStream body, long largestFile, LongSupplier nanoTime) {
        super(body);
        this.largestFile = largestFile;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** @throws dev.sluice.platform.problem.Refusal 413 when a body of so many bytes is more than a proof can be */
    static void requireLength(long length, long largestFile) {
        if (length > largestFile + BESIDES) {
            throw Unacceptable.size(largestFile);
        }
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var count = super.read(bytes, from, length);
        count(Math.max(0, count));
        return count;
    }

    /** To close a body is to read all that is left of it. */
    @Override
    public void close() throws IOException {
        if (!isGivenUp) {
            super.close();
        }
    }

    private void count(int more) {
        read += more;
        isGivenUp = true;
        requireLength(read, largestFile);
        if (nanoTime.getAsLong() - begun > PATIENCE.toNanos()) {
            throw Unacceptable.slow(PATIENCE);
        }
        isGivenUp = false;
    }
}
