package dev.sluice.benchmarks.commands;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.comparison.Contender;
import dev.sluice.benchmarks.comparison.Rounds;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Issuer;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests for a change of partner, beside a resource that only writes the same rows, and beside the rows alone. */
public final class CommandsBenchmark implements Benchmark {

    private static final Target RATIO = Target.atLeast(0.7);

    private String postgres = "";

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public boolean isBuilt(Path root) {
        return Stream.of(service(root), plain(root)).allMatch(Files::exists);
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("PostgreSQL", postgres);
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var scale = quick ? Scale.QUICK : Scale.FULL;
        try (var backing = Backing.start(root, List.of("cocp", "plain"));
                var issuer = Issuer.start();
                var stage = new Stage(backing, issuer, service(root), plain(root), scale)) {
            postgres = stage.postgres();
            var rounds = new Rounds(
                    "commands/s",
                    new Contender("cocp-service", stage::service, null),
                    List.of(
                            new Contender("a resource that writes the same rows", stage::plain, RATIO),
                            new Contender("the rows alone", stage::rows, null)));
            rounds.run(scale.warmUps(), scale.rounds());
            return new Measurement("P5: commands", method(scale, stage.rowsOfOne()), rounds.agrees(), rounds.figures());
        }
    }

    private static Path service(Path root) {
        return root.resolve("cocp-service/target/quarkus-app/quarkus-run.jar");
    }

    private static Path plain(Path root) {
        return root.resolve("benchmarks/plain-service/target/quarkus-app/quarkus-run.jar");
    }

    private static List<String> method(Scale scale, Map<String, Long> rows) {
        return List.of(
                "POST /v1/partner-change-requests for one licence, each of another agreement, %d customers in turn; %d callers, each asks"
                                .formatted(Scale.CUSTOMERS, scale.callers())
                        + " again when it was answered; %,d commands a trial, %d rounds of pairs in alternating order after %d trials that"
                                .formatted(scale.commands(), scale.rounds(), scale.warmUps())
                        + " do not count.",
                "The resource beside it (benchmarks/plain-service) is a Quarkus service that verifies the same token and its role, parses"
                        + " the same body, and writes the same rows as one prepared text of inserts in one transaction: it looks nothing up,"
                        + " decides nothing and answers with the id. Its rows are those of one real command with new identifiers.",
                "The rows alone: the same text on as many connections, without HTTP.",
                "After each trial the growth of every table is compared; a command writes " + rows + ".",
                "Relaying and sealing are off for everybody: they are work behind the command (P4, X7). Load, services and database share the"
                        + " machine; fsync and synchronous_commit on; heap of 256 MB and the serial collector for both services.");
    }

    /** How much is measured: enough, or only whether measuring works. */
    record Scale(int warmUps, int rounds, int commands, int callers) {

        static final int CUSTOMERS = 200;
        static final Scale FULL = new Scale(12, 9, 600, 8);
        static final Scale QUICK = new Scale(0, 1, 20, 2);

        /** Two subjects in each warm-up and round, and the one that shows what is written. */
        int agreements() {
            return (warmUps + rounds * 2 + 1) * commands + 1;
        }
    }
}
