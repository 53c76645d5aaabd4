package dev.sluice.benchmarks.batches;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.environment.Suite;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** P6: batches of 10,000 renewals. */
public final class BatchBenchmark implements Benchmark {

    private static final int ITEMS = 10_000;
    private static final int ROUNDS = 7;
    private static final int ITEMS_OF_A_TRIAL = 50;

    private final List<Double> planned = new ArrayList<>();
    private final List<Double> scheduled = new ArrayList<>();
    private final List<Double> carriedOut = new ArrayList<>();
    private final List<Double> memory = new ArrayList<>();

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public Map<String, String> versions() {
        return Map.of();
    }

    @Override
    public boolean isBuilt(Path root) {
        return Stream.of("cocp", "transfer", "attribution", "notification")
                .map(service -> root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"))
                .allMatch(Files::exists);
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var items = quick ? ITEMS_OF_A_TRIAL : ITEMS;
        try (var suite = Suite.start(root);
                var office = new Office(suite)) {
            round(office, ITEMS_OF_A_TRIAL);
            forget();
            for (var round = 0; round < (quick ? 1 : ROUNDS); round++) {
                var before = suite.megabytes();
                round(office, items);
                memory.add(suite.megabytes() / before);
            }
        }
        return new Measurement("P6: batches of renewals", method(items), true, figures());
    }

    private void round(Office office, int items) throws IOException, InterruptedException {
        var batch = office.batch(items);
        planned.add(perSecond(items, () -> office.act(batch, "plan")));
        office.approve(batch);
        scheduled.add(perSecond(items, () -> {
            office.act(batch, "run");
            requireAll(items, office.finished(batch).path("succeeded").asInt());
        }));
        var noon = office.nextNoon();
        carriedOut.add(perSecond(items, () -> office.advanceTo(noon)));
        office.requireAllCompleted();
    }

    /** What only warmed up. */
    private void forget() {
        planned.clear();
        scheduled.clear();
        carriedOut.clear();
    }

    private static void requireAll(int items, int succeeded) throws IOException {
        if (succeeded != items) {
            throw new IOException("%d of %d succeeded".formatted(succeeded, items));
        }
    }

    private List<Figure> figures() {
        return List.of(
                Figure.of("plan", "items/s", new Sample(planned)).with(Target.atLeast(5_000)),
                Figure.of("run: items scheduled", "items/s", new Sample(scheduled)),
                Figure.of("due run: renewals carried out", "items/s", new Sample(carriedOut))
                        .with(Target.atLeast(1_000)),
                Figure.of("memory of everything after a round to before it", "times", new Sample(memory))
                        .with(Target.atMost(1.25)));
    }

    private static List<String> method(int items) {
        return List.of(
                "Everything on the one machine: the four services, PostgreSQL (fsync and synchronous_commit on), one broker.",
                "A round: a new customer with %,d subscriptions under an agreement that ends on the day, a batch of all of them."
                        .formatted(items),
                "Plan: the time of POST /plan. Run: from POST /run until the batch is FINISHED.",
                "Due run: the clock is moved to noon of the next day; its answer comes when every renewal was processed, made by the"
                        + " built-in provisioner, and settled with subscription, order, migration, charges, events and audit.",
                "There is no baseline: the figures are of this machine.");
    }

    private static double perSecond(int items, Work work) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        work.run();
        return items / ((System.nanoTime() - begun) / 1e9);
    }

    @FunctionalInterface
    private interface Work {

        void run() throws IOException, InterruptedException;
    }
}
