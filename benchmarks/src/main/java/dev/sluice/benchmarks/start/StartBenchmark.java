package dev.sluice.benchmarks.start;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.comparison.Contender;
import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.comparison.Rounds;
import dev.sluice.benchmarks.environment.Application;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Issuer;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Start and idle memory of cocp-service, the largest of the four. */
public final class StartBenchmark implements Benchmark {

    private static final String SERVICE = "cocp";
    private static final String EMPTY = "empty";
    private static final int ROUNDS = 11;
    private static final int IDLE_READINGS = 3;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Target LIKE_EMPTY = Target.atMost(1.3);
    private static final Target LIKE_HALF = Target.atMost(0.5);
    private static final Target IDLE_MEGABYTES = Target.atMost(280);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public boolean isBuilt(Path root) {
        return Stream.of(service(root), empty(root), fastJar(root)).allMatch(Files::exists);
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("heap", "48 to 256 MB, serial collector");
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var figures = new ArrayList<Figure>();
        Rounds rounds;
        try (var backing = Backing.start(root, List.of(SERVICE, EMPTY));
                var issuer = Issuer.start()) {
            var service = new Application("cocp-service", service(root), !quick, environment(backing, issuer, SERVICE));
            var empty = new Application("empty-service", empty(root), !quick, environment(backing, issuer, EMPTY));
            var fastJar = new Application("cocp-service-as-fast-jar", fastJar(root), false, service.environment());
            if (!quick) {
                Training.of(service);
                Training.of(empty);
            }
            rounds = rounds(service, empty, fastJar);
            rounds.run(quick ? 0 : 1, quick ? 1 : ROUNDS);
            figures.addAll(rounds.figures());
            figures.add(idle(service, quick).with(IDLE_MEGABYTES));
            figures.add(idle(empty, quick));
        }
        return new Measurement("P9: start and memory", method(), rounds.agrees(), figures);
    }

    private static Path service(Path root) {
        return root.resolve("cocp-service/target/quarkus-app/quarkus-run.jar");
    }

    private static Path empty(Path root) {
        return root.resolve("benchmarks/empty-service/target/quarkus-app/quarkus-run.jar");
    }

    private static Path fastJar(Path root) {
        return root.resolve("cocp-service/target/fast-jar/quarkus-run.jar");
    }

    private static Rounds rounds(Application service, Application empty, Application fastJar) {
        return new Rounds(
                "ms",
                new Contender("cocp-service with its cache", () -> start(service), null),
                List.of(
                        new Contender("an empty service with its cache", () -> start(empty), LIKE_EMPTY),
                        new Contender("cocp-service as a fast-jar", () -> start(fastJar), LIKE_HALF)));
    }

    private static Reading start(Application application) throws IOException, InterruptedException {
        try (var launch = application.launch()) {
            return new Reading(launch.milliseconds(), launch.cpuSeconds() * 1_000);
        }
    }

    private static Figure idle(Application application, boolean quick) throws IOException, InterruptedException {
        var readings = new ArrayList<Double>();
        for (int i = 0; i < (quick ? 1 : IDLE_READINGS); i++) {
            try (var launch = application.launch()) {
                Thread.sleep(quick ? Duration.ZERO : IDLE);
                readings.add(launch.residentMegabytes());
            }
        }
        return Figure.of(application.name() + ", resident while idle", "MB", new Sample(readings));
    }

    private static Map<String, String> environment(Backing backing, Issuer issuer, String database) {
        return Application.environment(backing.database(database), backing.brokers(), issuer);
    }

    private static List<String> method() {
        return List.of(
                "From the start of the process to the first 200 of /q/health/ready, asked every 2 ms; database migrated, broker and"
                        + " issuer there; after one start each that does not count, %d rounds of pairs in alternating order."
                                .formatted(ROUNDS),
                "The empty service has the extensions of the platform, one entity, one resource and one migration"
                        + " (benchmarks/empty-service), and a cache of its own: cache against cache.",
                "The cache is made by one start to readiness and an orderly end; the JVM is told to fail rather than to start"
                        + " without it. The fast-jar is the packaging that Quarkus has by default.",
                "Memory is what is resident %d s after readiness, pages of the mapped cache included."
                        .formatted(IDLE.toSeconds()),
                "The column of processor time is per 1,000 starts.");
    }
}
