package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.load.Completions;

/** Notes when each event of one run came in. */
record Arrivals(int run, Completions completions) implements Hooks.Listener {

    Arrivals(int run, int size) {
        this(run, new Completions(size));
    }

    @Override
    public void received(int hook, String body, long at) {
        var event = Event.of(body);
        if (event.run() == run) {
            completions.note(event.number(), at);
        }
    }

    void requireEachOnce() {
        if (completions.repeated() > 0) {
            throw new IllegalStateException("%d webhooks came twice".formatted(completions.repeated()));
        }
    }
}
