package dev.sluice.attribution.evidence;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;

/** Keeps so many characters, forgets the rest, and gives up when its thread is told to. */
final class Limited extends Writer {

    private final StringBuilder kept = new StringBuilder();
    private final int limit;

    Limited(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("told to stop");
        }
        kept.append(text, from, Math.min(length, limit - kept.length()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return kept.toString();
    }
}
