package dev.sluice.benchmarks.attribution;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.comparison.Contender;
import dev.sluice.benchmarks.comparison.Rounds;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Issuer;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines of revenue: taken in beside a bare COPY, closed beside the one statement that sums them up, and shown. */
public final class AttributionBenchmark implements Benchmark {

    private static final Target OF_SUMS = Target.atLeast(0.5);

    /** Ten times as many lines take ten times as long, give or take a quarter. */
    private static final Target LINEAR = Target.atLeast(0.75);

    private static final int DASHBOARDS = 15;

    private String postgres = "";

    @Override
    public String name() {
        return "attribution";
    }

    @Override
    public boolean isBuilt(Path root) {
        return Files.exists(jar(root));
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("PostgreSQL", postgres);
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var scale = quick ? Scale.QUICK : Scale.FULL;
        try (var backing = Backing.start(root, List.of("attribution"));
                var issuer = Issuer.start();
                var stage = new Stage(backing, issuer, jar(root), scale)) {
            postgres = stage.postgres();
            var imports = new Rounds(
                    "lines/s",
                    new Contender("import", stage::imports, null),
                    List.of(new Contender("a bare COPY", stage::copies, null)));
            imports.run(scale.warmUps(), scale.rounds());
            var closes = new Rounds(
                    "lines/s",
                    new Contender("close", () -> stage.closes(scale.closed()), null),
                    List.of(new Contender("one insert ... select", () -> stage.sums(scale.closed()), OF_SUMS)));
            closes.run(scale.warmUps(), scale.rounds());
            var figures = new ArrayList<Figure>();
            figures.addAll(imports.figures());
            figures.addAll(closes.figures());
            figures.add(growth(stage, scale));
            figures.add(dashboards(stage, scale));
            return new Measurement(
                    "P7: revenue", method(scale), imports.agrees() && closes.agrees(), List.copyOf(figures));
        }
    }

    /** The rate of a month that has ten times the lines, beside the rate of one that has them. */
    private static Figure growth(Stage stage, Scale scale) throws Exception {
        var usual = new ArrayList<Double>();
        var large = new ArrayList<Double>();
        for (var pair = 0; pair < scale.pairs(); pair++) {
            usual.add(stage.closes(scale.closed()).value());
            large.add(stage.closes(scale.closed() * Scale.GROWTH).value());
        }
        return Figure.of(
                        "close of %,d to %,d lines".formatted(scale.closed() * Scale.GROWTH, scale.closed()),
                        "times",
                        Sample.ratios(large, usual))
                .with(LINEAR);
    }

    private static Figure dashboards(Stage stage, Scale scale) throws Exception {
        stage.billYear(scale.closed());
        stage.dashboard();
        var millis = new ArrayList<Double>();
        for (var look = 0; look < DASHBOARDS; look++) {
            millis.add(stage.dashboard());
        }
        return Figure.of("dashboard of twelve months", "ms", new Sample(millis));
    }

    private static Path jar(Path root) {
        return root.resolve("attribution-service/target/quarkus-app/quarkus-run.jar");
    }

    private static List<String> method(Scale scale) {
        return List.of(
                "%,d partners sell %,d subscriptions to %,d customers; each subscription has an executing partner besides."
                        .formatted(Scale.PARTNERS, Scale.SUBSCRIPTIONS, Scale.CUSTOMERS),
                "Import: POST /v1/imports?kind=revenue-lines with %,d lines as CSV, until the operation is done; beside it one COPY of the same"
                                .formatted(scale.imported())
                        + " rows, as CSV, into a table with the same columns and indexes.",
                "Close: POST /v1/months/{month}/close of %,d lines, which writes statements, checksums and events; beside it one insert ..."
                                .formatted(scale.closed())
                        + " select of the same sums into a table without indexes. Each trial has a month of its own, entered by COPY before; other months have no lines then.",
                "Growth: the rate of a close of ten times the lines beside that of one, %d pairs. Dashboard: GET /v1/partners/{id}/revenue?months=12"
                                .formatted(scale.pairs())
                        + " over as many lines as a close has, %d times after a first one.".formatted(DASHBOARDS),
                "%d rounds of pairs in alternating order after %d trials that do not count; load, service and database share the machine; fsync"
                                .formatted(scale.rounds(), scale.warmUps())
                        + " and synchronous_commit on; heap of 256 MB and the serial collector.");
    }
}
