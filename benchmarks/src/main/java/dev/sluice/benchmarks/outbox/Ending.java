package dev.sluice.benchmarks.outbox;

/** Waiting for what ends, where an interruption may only be passed on. */
interface Ending {

    void await() throws InterruptedException;

    static void of(Ending ending) {
        try {
            ending.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
