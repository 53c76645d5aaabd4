package dev.sluice.platform.outbox;

import java.util.List;
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

    void startOver() {
        full = false;
        last = null;
    }

    /** A read ends at its number of rows or at its bytes, whichever comes first. */
    void found(List<OutboxRow> rows, int limit, int bytes) {
        full = rows.size() == limit || rows.stream().mapToInt(OutboxRow::size).sum() >= bytes;
        last = rows.isEmpty() ? null : rows.getLast();
    }
}
