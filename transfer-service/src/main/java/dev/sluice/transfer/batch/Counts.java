package dev.sluice.transfer.batch;

/** How the items of a batch stand; they add up to its total. */
public record Counts(int total, int pending, int succeeded, int failed, int canceled) {

    int tried() {
        return total - pending;
    }

    /** In quarters of the whole. */
    int quarters() {
        return total == 0 ? 0 : tried() * 4 / total;
    }
}
