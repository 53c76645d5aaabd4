package dev.sluice.stack.demo;

import dev.sluice.stack.Root;
import dev.sluice.stack.launch.LocalStack;
import dev.sluice.stack.launch.Plan;
import dev.sluice.stack.launch.Progress;
import dev.sluice.stack.process.Folders;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;

/** Starts a stack of its own, plays the journeys, and leaves nothing running. */
@Command(name = "demo", description = "Play the product's journeys on a stack of its own; ends with 1 when one fails.")
public final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        var folder = Folders.temporary("demo");
        var state = new StateFolder(folder);
        try (var progress = new Progress();
                var stack = new LocalStack(root, state, Plan.onFreePorts(), progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, folder)));
            var result = 1;
            try {
                result = play(root, stack, state, progress);
            } finally {
                if (result != 0) {
                    keepLogs(root, state, progress);
                }
                progress.doing("ending the stack");
            }
            return result;
        }
    }

    private static int play(Path root, LocalStack stack, StateFolder state, Progress progress) throws IOException {
        var begun = System.nanoTime();
        progress.say("Starting PostgreSQL, Kafka and the four services ...");
        stack.start();
        progress.say("Ready after %d s.".formatted(secondsSince(begun)));
        try (var stage = new Stage(root, stack, state, progress)) {
            var performance = new Performance(stage, progress);
            performance.play(new ChangeOfPartner(stage));
            performance.play(new FiveHundredRenewals(stage));
            performance.play(new InfluencedRevenue(stage));
            performance.play(new WebhookOutage(stage));
            summarise(performance, stage, progress, secondsSince(begun));
            return performance.failures().isEmpty() ? 0 : 1;
        }
    }

    private static void summarise(Performance performance, Stage stage, Progress progress, long seconds)
            throws IOException {
        progress.say("");
        progress.say("%d of %d steps as told; %d events, %d webhooks, %d e-mails; business time is %s; %d s"
                .formatted(
                        performance.played() - performance.failures().size(),
                        performance.played(),
                        stage.countedEvents(),
                        stage.webhooks().size(),
                        stage.mails().size(),
                        stage.now(),
                        seconds));
        performance.failures().forEach(failure -> progress.say("FAILED: " + failure));
    }

    /** The stack's folder goes away, but whoever looks for the reason of a failure needs the logs. */
    private static void keepLogs(Path root, StateFolder state, Progress progress) throws IOException {
        var kept = StateFolder.of(root).path().resolve("demo-logs");
        Folders.delete(kept);
        Files.createDirectories(kept);
        if (Files.exists(state.logs())) {
            try (var logs = Files.newDirectoryStream(state.logs())) {
                for (var log : logs) {
                    Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        progress.say("The services' logs: " + kept);
    }

    private static void end(LocalStack stack, Path folder) {
        stack.close();
        try {
            Folders.delete(folder);
        } catch (IOException failure) {
            System.err.println("left behind: " + folder + ": " + failure.getMessage());
        }
    }

    private static long secondsSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }
}
