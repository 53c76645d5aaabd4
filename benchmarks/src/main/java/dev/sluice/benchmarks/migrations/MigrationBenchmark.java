package dev.sluice.benchmarks.migrations;

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

/** Migrations of legacy subscriptions: validated, beside the rows that are looked at; taken, beside the rows that are written; carried out. */
public final class MigrationBenchmark implements Benchmark {

    /** What the vendor takes from one partner: 450 validations and 100 migrations in five minutes. */
    private static final Target VALIDATIONS = Target.atLeast(450 / 300.0);

    private static final Target MIGRATIONS = Target.atLeast(100 / 300.0);

    @Override
    public String name() {
        return "migration";
    }

    @Override
    public boolean isBuilt(Path root) {
        return Files.exists(jar(root));
    }

    @Override
    public Map<String, String> versions() {
        return Map.of();
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var scale = quick ? Scale.QUICK : Scale.FULL;
        try (var backing = Backing.start(root, List.of("transfer", "bare"));
                var issuer = Issuer.start();
                var stage = new Stage(backing, issuer, jar(root), scale)) {
            var validated = new Rounds(
                    "validations/s",
                    new Contender("validate", stage::validate, VALIDATIONS),
                    List.of(new Contender("the rows it looks at", stage::look, null)));
            var migrated = new Rounds(
                    "migrations/s",
                    new Contender("migrate", stage::migrate, MIGRATIONS),
                    List.of(new Contender("the rows it writes", stage::write, null)));
            validated.run(scale.warmUps(), scale.rounds());
            migrated.run(scale.warmUps(), scale.rounds());
            var figures = new ArrayList<>(validated.figures());
            figures.addAll(migrated.figures());
            figures.add(Figure.of("carried out", "migrations/s", new Sample(measured(stage, scale)))
                    .with(MIGRATIONS));
            return new Measurement(
                    "Migrations of legacy subscriptions",
                    method(scale, stage.rowsOfOne()),
                    validated.agrees() && migrated.agrees(),
                    figures);
        }
    }

    /** Without what only warmed up. */
    private static List<Double> measured(Stage stage, Scale scale) {
        return stage.carriedOut().stream().skip(scale.warmUps()).toList();
    }

    private static Path jar(Path root) {
        return root.resolve("transfer-service/target/quarkus-app/quarkus-run.jar");
    }

    private static List<String> method(Scale scale, Map<String, Long> rows) {
        return List.of(
                "transfer-service alone, %d customers of one partner; each call is for another legacy subscription of 25 licences;"
                                .formatted(Scale.CUSTOMERS)
                        + " %d callers, each asks again when it was answered; %,d calls a trial, %d rounds of pairs in alternating order after"
                                .formatted(scale.callers(), scale.commands(), scale.rounds())
                        + " %d trials that do not count.".formatted(scale.warmUps()),
                "Validate: POST .../migrations/newcommerce/validate of the Partner Center format, every one eligible. Beside it, by JDBC on as"
                        + " many connections: the rows of subscription, add-ons, open flow, partner, customer and relationship, each by its key;"
                        + " offers, milestones and promotions are not looked at there.",
                "Migrate: POST /v1/migrations until its answer. Beside it: the rows that one real command wrote, with new identifiers, as one"
                        + " prepared text of inserts in one transaction. After each trial the growth of every table is compared; a command"
                        + " writes " + rows + ".",
                "Carried out: after each trial the clock is moved by a second; its answer comes when every migration of the trial was made by"
                        + " the built-in provisioner and settled with suspension, subscription, order, charges, events and audit.",
                "Relaying and sealing are off for everybody: they are work behind the command (P4, X7). Load, service and database share the"
                        + " machine; fsync and synchronous_commit on; heap of 256 MB and the serial collector.",
                "Targets are the vendor's own limits for one partner (450 validations, 100 migrations in five minutes).");
    }

    /** How much is measured: enough, or only whether measuring works. */
    record Scale(int warmUps, int rounds, int commands, int callers) {

        static final int CUSTOMERS = 200;
        static final Scale FULL = new Scale(4, 9, 300, 8);
        static final Scale QUICK = new Scale(0, 1, 20, 2);

        /** Two trials of the subject in each round, and the one that shows what is written. */
        int subscriptions() {
            return (warmUps + rounds * 2) * commands + 1;
        }
    }
}
