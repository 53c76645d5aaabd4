package dev.sluice.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/** A measurement with all that one needs to make it again. */
public record Report(String command, String commit, String date, Machine machine, Measurement measurement) {

    public static Report of(Path root, String command, Machine machine, Measurement measurement) {
        return new Report(
                command, Commit.of(root), LocalDate.now(Clock.systemUTC()).toString(), machine, measurement);
    }

    public void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
        Files.writeString(folder.resolve(name + ".json"), json + "\n");
        Files.writeString(folder.resolve(name + ".md"), page(name));
    }

    public String table() {
        var table = new StringBuilder("""
                | what | median | 95 % interval | n | CPU s per 1,000 | target | holds |
                |---|---|---|---|---|---|---|
                """);
        measurement.figures().forEach(figure -> table.append(figure.row()));
        return table.toString();
    }

    private String page(String name) {
        var page = new StringBuilder("<!-- Written by `%s`; the readings stand in %s.json. -->%n# %s%n%n"
                .formatted(command, name, measurement.title()));
        page.append("`%s`, commit %s, %s; %s.%n%n".formatted(command, commit, date, machine.text()));
        if (!measurement.valid()) {
            page.append("**Not valid: A against A differed by more than 15 %.**\n\n");
        }
        page.append(table()).append('\n');
        measurement.method().forEach(line -> page.append("- ").append(line).append('\n'));
        return page.toString();
    }
}
