package dev.sluice.transfer.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reasons as they stand in a row. */
@ApplicationScoped
class Findings {

    private static final TypeReference<List<Violation>> REASONS = new TypeReference<>() {};

    private final ObjectMapper json;

    Findings(ObjectMapper json) {
        this.json = json;
    }

    String text(List<Violation> reasons) {
        try {
            return json.writeValueAsString(reasons).replace("\\u0000", " ");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Violation> of(@Nullable String text) {
        try {
            return text == null ? List.of() : json.readValue(text, REASONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
