package dev.sluice.transfer.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The licences of a subscription by when they were bought, oldest first. Each purchase can be taken back within seven days of it,
 * to the instant; what was bought later is given back first. Pure.
 */
public record Slices(List<Slice> all) {

    static final Duration OPEN_FOR = Duration.ofDays(7);

    public Slices {
        all = List.copyOf(all);
    }

    /** What of one purchase is left; its window ends before {@code closesAt}. */
    public record Slice(int no, int quantity, Instant openedAt, Instant closesAt) {

        boolean isOpenAt(Instant now) {
            return now.isBefore(closesAt);
        }
    }

    static Slices first(int quantity, Instant now) {
        return new Slices(List.of()).with(quantity, now);
    }

    Slices with(int more, Instant now) {
        var next = new ArrayList<>(all);
        var no = all.isEmpty() ? 1 : all.getLast().no() + 1;
        next.add(new Slice(no, more, now, now.plus(OPEN_FOR)));
        return new Slices(next);
    }

    /**
     * A term begins: all that was bought before is bought anew.
     *
     * @param until absent: the usual window
     */
    Slices renewed(int licences, Instant now, @Nullable Instant until) {
        var next = new ArrayList<Slice>();
        all.forEach(slice -> next.add(new Slice(slice.no(), 0, slice.openedAt(), slice.closesAt())));
        var no = all.isEmpty() ? 1 : all.getLast().no() + 1;
        next.add(new Slice(no, licences, now, until == null ? now.plus(OPEN_FOR) : until));
        return new Slices(next);
    }

    int quantity() {
        return all.stream().mapToInt(Slice::quantity).sum();
    }

    /** How many can be given back now. */
    int openAt(Instant now) {
        return openSlices(now).stream().mapToInt(Slice::quantity).sum();
    }

    /** Windows in which something can be given back. */
    List<Slice> openSlices(Instant now) {
        return all.stream()
                .filter(slice -> slice.isOpenAt(now) && slice.quantity() > 0)
                .toList();
    }

    /** What was bought last of that which can no longer be given back. */
    Slice lastClosed(Instant now) {
        return all.stream()
                .filter(slice -> !slice.isOpenAt(now) && slice.quantity() > 0)
                .toList()
                .getLast();
    }

    /** @param fewer at most {@link #openAt} */
    Slices without(int fewer, Instant now) {
        var next = new ArrayList<>(all);
        var rest = fewer;
        for (var i = next.size() - 1; i >= 0 && rest > 0; i--) {
            var slice = next.get(i);
            if (slice.isOpenAt(now)) {
                var given = Math.min(rest, slice.quantity());
                next.set(i, new Slice(slice.no(), slice.quantity() - given, slice.openedAt(), slice.closesAt()));
                rest -= given;
            }
        }
        if (rest > 0) {
            throw new IllegalArgumentException("%d more than can be given back".formatted(rest));
        }
        return new Slices(next);
    }
}
