package dev.sluice.benchmarks.webhooks;

import java.time.Duration;

/**
 * How much is measured: enough, or only whether measuring works.
 *
 * @param backlog events of one trial of the rate
 * @param load how long the steady load lasts
 * @param isolation how long each trial with or without a hanging receiver lasts
 * @param commandsPerSecond change requests on the way over two services
 */
record Scale(
        int warmUps,
        int rounds,
        int backlog,
        int perSecond,
        Duration load,
        int isolationPerSecond,
        Duration isolation,
        int fanOut,
        int commandsPerSecond,
        Duration commands) {

    static final Scale QUICK = new Scale(
            0, 1, 100, 50, Duration.ofMillis(1_100), 100, Duration.ofSeconds(2), 20, 10, Duration.ofMillis(2_200));

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /** {@code SLUICE_BENCH_LOAD}, for example {@code PT100S}, shortens the ten minutes of the steady load. */
    static Scale full() {
        var load = System.getenv("SLUICE_BENCH_LOAD");
        return new Scale(
                8,
                7,
                4_000,
                1_050,
                load == null ? TEN_MINUTES : Duration.parse(load),
                500,
                Duration.ofSeconds(4),
                10_000,
                100,
                Duration.ofSeconds(16));
    }
}
