package dev.sluice.attribution.evidence;

import java.io.Writer;

/** Keeps so many characters and forgets the rest. */
final class Limited extends Writer {

    private final StringBuilder kept = new StringBuilder();
    private final int limit;

    Limited(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] text, int from, int length) {
        kept.append(text, from, Math.min(length, limit - kept.length()));
    }

    boolean isFull() {
        return kept.length() == limit;
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
