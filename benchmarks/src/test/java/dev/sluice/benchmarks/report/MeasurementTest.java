package dev.sluice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.benchmarks.statistics.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A measurement")
class MeasurementTest {

    static final Sample NEARLY_TWICE = new Sample(List.of(2.1, 2.1, 2.1, 2.1, 1.9, 1.9, 1.9));

    @TempDir
    Path folder;

    @Test
    void holds_when_the_whole_interval_does() {
        var twice = Figure.of("ratio", "times", new Sample(List.of(2.1, 2.2, 2.3)));

        assertThat(measured(true, twice.with(Target.atLeast(2))).holds()).isTrue();
        assertThat(measured(true, twice.with(Target.atMost(2.3))).holds()).isTrue();
        assertThat(measured(true, twice.with(Target.atMost(2.2))).holds()).isFalse();
    }

    @Test
    void fails_when_only_the_median_keeps_the_target() {
        var figure = Figure.of("ratio", "times", NEARLY_TWICE).with(Target.atLeast(2));

        assertThat(figure.median()).isGreaterThan(2);
        assertThat(measured(true, figure).holds()).isFalse();
    }

    @Test
    void fails_when_it_is_not_valid() {
        var figure = Figure.of("ratio", "times", NEARLY_TWICE).with(Target.atLeast(1));

        assertThat(measured(true, figure).holds()).isTrue();
        assertThat(measured(false, figure).holds()).isFalse();
    }

    @Test
    void is_told_as_json_for_each_result_with_its_ratio_and_its_baseline() throws Exception {
        var ratio = Figure.of("ours to theirs", "times", NEARLY_TWICE)
                .beside("theirs", 3_000)
                .with(Target.atLeast(2));
        var report = Report.of("./sluice bench x", "abc", Machine.here(Map.of()), measured(true, ratio));

        var line = new ObjectMapper().readTree(report.lines("x").getFirst());
        assertThat(line.path("benchmark").asText()).isEqualTo("x");
        assertThat(line.path("median").asDouble()).isEqualTo(2.1);
        assertThat(line.path("baseline").path("name").asText()).isEqualTo("theirs");
        assertThat(line.path("baseline").path("median").asDouble()).isEqualTo(3_000);
        assertThat(line.path("holds").asBoolean()).isFalse();
    }

    @Test
    void is_kept_as_a_page_and_its_readings() throws Exception {
        var report = Report.of(
                "./sluice bench x",
                "abc",
                Machine.here(Map.of("Kafka", "4")),
                measured(true, Figure.of("rate", "1/s", NEARLY_TWICE)));

        report.record(folder, "x");

        assertThat(Files.readString(folder.resolve("x.md")))
                .contains("| rate | 2.10 1/s | 1.90 - 2.10 | 7 |")
                .contains("Kafka 4");
        var json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertThat(json.at("/measurement/figures/0/sample/readings")).hasSize(7);
    }

    private static Measurement measured(boolean valid, Figure figure) {
        return new Measurement("P0: a test", List.of("by hand"), valid, List.of(figure));
    }
}
