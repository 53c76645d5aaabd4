package dev.sluice.system.faults;

import static org.awaitility.Awaitility.await;

import dev.sluice.system.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a part's absence looked like from outside.
 *
 * @param untilAnswered from its return to the first change that a service took
 * @param untilDelivered from its return to the webhook about that change
 */
record Outage(
        int answered, int putOff, List<String> strange, Duration untilAnswered, Duration untilDelivered) {

    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    static Outage of(Suite suite, Load load, Runnable leave, Runnable comeBack) {
        var watch = Watch.start(suite, load);
        try (watch) {
            leave.run();
            await().pollDelay(LENGTH).atMost(LENGTH.multipliedBy(2)).until(() -> true);
            comeBack.run();
        }
        var back = System.nanoTime();
        var request = load.oneMore();
        var answered = since(back);
        await("the webhook about " + request.id())
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> load.newPartner().webhooks().toString().contains(request.id()));
        return new Outage(watch.answered(), watch.putOff(), watch.strange(), answered, since(back));
    }

    Map<String, Object> counts() {
        return Map.of(
                "answered", answered,
                "putOff", putOff,
                "strange", strange.size(),
                "millisUntilAnswered", untilAnswered.toMillis(),
                "millisUntilDelivered", untilDelivered.toMillis());
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
