package dev.sluice.benchmarks.outbox;

import java.time.Duration;

/** How much is measured: enough, or only whether measuring works. */
record Scale(int warmUps, int rounds, int backlog, int gruelboxBacklog, int perSecond, Duration load) {

    static final Scale FULL = new Scale(2, 9, 40_000, 5_000, 2_500, Duration.ofSeconds(33));
    static final Scale QUICK = new Scale(0, 1, 300, 100, 200, Duration.ofMillis(1_100));
}
