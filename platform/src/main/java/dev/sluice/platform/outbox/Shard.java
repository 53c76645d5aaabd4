package dev.sluice.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A part of the outbox that this relay holds. It is read from its beginning to its end in order, piece by piece while the
 * broker still works on earlier pieces; then, once nothing of it is in flight, from the beginning again.
 */
final class Shard {

    private final int number;
    private @Nullable OutboxRow last;
    private boolean full;

    Shard(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Whether there may be more behind what was read last. */
    boolean isFull() {
        return full;
    }

    /** Reading from the beginning would find again what is in flight. */
    boolean isReadable(InFlight inFlight) {
        return full || !inFlight.holdsAnyOf(number);
    }

    /** Behind which row to read on; absent at the beginning. */
    @Nullable
    OutboxRow place() {
        return full ? last : null;
    }

    void found(int rows, int limit, @Nullable OutboxRow lastOfThem) {
        full = rows == limit;
        last = lastOfThem;
    }
}
