package dev.sluice.platform.problem;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code contracts/problems.yaml}: what helps against each problem. Read when the first problem is answered. */
@ApplicationScoped
class ProblemCatalogue {

    private static final String FILE = "/contracts/problems.yaml";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(String code, @Nullable Remedy remedy) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Catalogue(List<Entry> problems) {}

    private static final class Known {

        static final Map<String, Remedy> REMEDIES = read();
    }

    /** The reasons with what helps against each; a problem that names none is its own reason. */
    List<Violation> explained(String code, String detail, List<Violation> errors) {
        var reasons = errors.isEmpty() ? List.of(Violation.of(null, code, detail)) : errors;
        return reasons.stream().map(ProblemCatalogue::explained).toList();
    }

    private static Violation explained(Violation reason) {
        var remedy = Known.REMEDIES.get(reason.code());
        return remedy == null || !reason.remedies().isEmpty() ? reason : reason.with(remedy);
    }

    private static Map<String, Remedy> read() {
        try (var file = ProblemCatalogue.class.getResourceAsStream(FILE)) {
            return new YAMLMapper()
                    .readValue(file, Catalogue.class).problems().stream()
                            .filter(entry -> entry.remedy() != null)
                            .collect(Collectors.toUnmodifiableMap(Entry::code, Entry::remedy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
