package dev.sluice.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Consumer;

/** A JSON object a line. */
record NdjsonRows(ObjectMapper json) implements RowFormat {

    @Override
    public void read(Reader body, Consumer<String> rows) throws IOException {
        var lines = new BufferedReader(body);
        var number = 0;
        for (var line = line(lines, 1); line.isPresent(); line = line(lines, number + 1)) {
            number++;
            if (!line.get().isBlank()) {
                requireObject(line.get(), number);
                rows.accept(line.get());
            }
        }
    }

    private void requireObject(String line, int number) {
        try {
            if (json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(line)
                    .isObject()) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw malformed(number);
        }
        throw malformed(number);
    }

    private static Refusal malformed(int number) {
        return Refusal.malformed("", "MALFORMED", "Line %d is not a JSON object.".formatted(number));
    }

    /** {@code BufferedReader.readLine} would take a line of any length into memory. */
    private static Optional<String> line(BufferedReader reader, int number) throws IOException {
        var line = new StringBuilder();
        for (var next = reader.read(); next != '\n'; next = reader.read()) {
            if (next < 0) {
                return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
            }
            if (line.length() == LONGEST_ROW) {
                throw Refusal.malformed(
                        "", "MALFORMED", "Line %d is longer than %d characters.".formatted(number, LONGEST_ROW));
            }
            line.append((char) next);
        }
        return Optional.of(line.toString());
    }
}
