package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("./sluice bench")
class BenchmarksTest {

    static final List<Benchmark> ALL = Benchmarks.ALL;

    /** What these do is tested on stand-ins; with the services it takes a minute. */
    static final Set<String> STARTING_SERVICES =
            Set.of("attribution", "batch", "clock", "commands", "migration", "start", "stack", "webhooks");

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("ALL")
    void runs_every_benchmark_with_tiny_numbers(Benchmark benchmark) throws Exception {
        var root = Path.of(System.getProperty("sluice.root"));
        assumeThat(!STARTING_SERVICES.contains(benchmark.name()) || Boolean.getBoolean("sluice.long"))
                .isTrue();
        assumeThat(benchmark.isBuilt(root)).isTrue();

        var measurement = benchmark.run(root, true);

        assertThat(measurement.figures())
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure.median()).isPositive())
                .anySatisfy(figure -> assertThat(figure.target()).isNotNull());
        assertThat(measurement.method()).isNotEmpty();
    }

    @Test
    void ends_well_only_when_every_target_holds_unless_it_is_quick() throws Exception {
        assertThat(Benchmarks.run(folder, new Choice(List.of(measuring(3)), false, false)))
                .isTrue();
        assertThat(Benchmarks.run(folder, new Choice(List.of(measuring(3), measuring(1)), false, false)))
                .isFalse();
        assertThat(Benchmarks.run(folder, new Choice(List.of(measuring(1)), true, false)))
                .isTrue();
    }

    @Test
    void keeps_results_and_records_them_only_when_asked() throws Exception {
        Benchmarks.run(folder, new Choice(List.of(measuring(3)), false, false));
        assertThat(folder.resolve(".sluice/bench/fake.json")).exists();
        assertThat(folder.resolve("docs")).doesNotExist();

        Benchmarks.run(folder, new Choice(List.of(measuring(3)), false, true));
        assertThat(Files.list(folder.resolve("docs/measurements"))
                        .map(Path::getFileName)
                        .map(Path::toString))
                .containsExactlyInAnyOrder("fake.json", "fake.md");
    }

    @Test
    void names_what_there_is_when_asked_for_something_else() {
        var known = List.<Benchmark>of(measuring(1));

        assertThatThrownBy(() -> Choice.of(List.of("fak"), known))
                .hasMessage("There is no benchmark 'fak', only: fake, all");
        assertThatThrownBy(() -> Choice.of(List.of("--quick"), known)).hasMessage("Which benchmark? One of: fake, all");
        assertThatThrownBy(() -> Choice.of(List.of("all", "--quick", "--record"), known))
                .hasMessageContaining("nothing to record");
        assertThat(Choice.of(List.of("all", "--quick"), known)).isEqualTo(new Choice(known, true, false));
        assertThat(Choice.of(List.of("fake", "--record"), known)).isEqualTo(new Choice(known, false, true));
    }

    private static Benchmark measuring(double reading) {
        return new Fake(reading);
    }

    private record Fake(double reading) implements Benchmark {

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Map<String, String> versions() {
            return Map.of();
        }

        @Override
        public Measurement run(Path root, boolean quick) {
            var figure = Figure.of("it", "times", new Sample(List.of(reading))).with(Target.atLeast(2));
            return new Measurement("P0: a test", List.of("by hand"), true, List.of(figure));
        }
    }
}
