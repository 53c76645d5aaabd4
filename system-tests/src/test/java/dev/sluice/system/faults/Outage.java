package dev.sluice.system.faults;

import static org.awaitility.Awaitility.await;

import dev.sluice.stack.services.Service;
import dev.sluice.system.ChangeRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a part's absence looked like from outside.
 *
 * @param usual how long a change and the webhook about it took before
 * @param untilAnswered from the part's return to the first change that a service took
 * @param untilDelivered from the part's return to the webhook about that change
 */
record Outage(
        List<Service> answered,
        List<String> putOff,
        List<String> strange,
        Duration usual,
        Duration untilAnswered,
        Duration untilDelivered) {

    private static final Duration LENGTH = Duration.ofSeconds(Boolean.getBoolean("sluice.long") ? 60 : 15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    static Outage of(Load load, Runnable leave, Runnable comeBack) {
        awaitWebhook(load, load.oneMore()); // whatever waits since the fault before is through then
        var before = System.nanoTime();
        awaitWebhook(load, load.oneMore());
        var usual = since(before);
        var watch = Watch.of(load);
        try (watch) {
            leave.run();
            watch.start();
            await("all rounds of questions")
                    .atMost(LENGTH.multipliedBy(2))
                    .until(() -> watch.rounds() >= LENGTH.dividedBy(Watch.EVERY));
            comeBack.run();
        }
        var back = System.nanoTime();
        var request = load.oneMore();
        var answered = since(back);
        awaitWebhook(load, request);
        return new Outage(watch.answered(), watch.putOff(), watch.strange(), usual, answered, since(back));
    }

    /** How many answers the service that gave the fewest gave. */
    int fewestAnswers() {
        return Stream.of(Service.values())
                .mapToInt(service -> Collections.frequency(answered, service))
                .min()
                .orElseThrow();
    }

    Map<String, Object> counts() {
        return Map.of(
                "answered", answered.size(),
                "putOff", putOff.size(),
                "strange", strange.size(),
                "millisUsually", usual.toMillis(),
                "millisUntilAnswered", untilAnswered.toMillis(),
                "millisUntilDelivered", untilDelivered.toMillis());
    }

    private static void awaitWebhook(Load load, ChangeRequest request) {
        await("the webhook about " + request.id())
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> load.newPartner().webhooks().stream()
                        .anyMatch(webhook ->
                                webhook.path("body").path("subject").asText().equals(request.id())));
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
