package dev.sluice.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A measurement with all that one needs to make it again. */
public record Report(String command, String commit, String date, Machine machine, Measurement measurement) {

    public static Report of(String command, String commit, Machine machine, Measurement measurement) {
        return new Report(command, commit, LocalDate.now(Clock.systemUTC()).toString(), machine, measurement);
    }

    public void writeJson(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
        Files.writeString(file, json + "\n");
    }

    /** The page that people read, and its readings beside it. */
    public void record(Path folder, String name) throws IOException {
        writeJson(folder.resolve(name + ".json"));
        Files.writeString(folder.resolve(name + ".md"), page(name));
    }

    /** A line of JSON for each result, for whoever reads with a program. */
    public List<String> lines(String name) throws IOException {
        var lines = new ArrayList<String>();
        for (var figure : measurement.figures()) {
            lines.add(new ObjectMapper().writeValueAsString(new Line(name, commit, date, measurement.valid(), figure)));
        }
        return lines;
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
            page.append("**Not valid: A against A differed by more than 15 %: of no weight, to be run again.**\n\n");
        }
        page.append(table()).append('\n');
        measurement.method().forEach(line -> page.append("- ").append(line).append('\n'));
        return page.toString();
    }

    private record Line(
            String benchmark,
            String commit,
            String date,
            boolean valid,
            @JsonUnwrapped Figure result) {}
}
