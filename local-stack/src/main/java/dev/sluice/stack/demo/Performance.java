package dev.sluice.stack.demo;

import dev.sluice.stack.launch.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays journeys and says what happens; remembers what failed. */
final class Performance {

    private final Stage stage;
    private final Progress progress;
    private final List<String> failures = new ArrayList<>();
    private int played;

    Performance(Stage stage, Progress progress) {
        this.stage = stage;
        this.progress = progress;
    }

    void play(Journey journey) throws IOException {
        progress.say("");
        progress.say(journey.title());
        for (var step : journey.steps()) {
            progress.doing(step.title());
            if (!succeeds(step) && step.essential()) {
                return;
            }
        }
    }

    List<String> failures() {
        return failures;
    }

    int played() {
        return played;
    }

    private boolean succeeds(Step step) throws IOException {
        played++;
        progress.say("");
        progress.say("  %2d  %s".formatted(played, step.title()));
        try {
            var seen = step.act().play();
            stage.settle();
            progress.say("         state   " + seen);
            sayEvents(stage.newEvents());
            return true;
        } catch (IOException failure) {
            failures.add("%s: %s".formatted(step.title(), failure.getMessage()));
            progress.say("         FAILED  " + failure.getMessage());
            return false;
        }
    }

    private void sayEvents(Map<String, Integer> events) {
        if (!events.isEmpty()) {
            progress.say("         events  "
                    + events.entrySet().stream()
                            .map(each -> each.getValue() == 1 ? each.getKey() : each.getValue() + " x " + each.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }
}
