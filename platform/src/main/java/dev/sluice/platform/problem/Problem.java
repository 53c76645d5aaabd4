package dev.sluice.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 9457. {@code type} is stable and documented in {@code contracts/problems.yaml}; {@code detail} is for people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        List<Violation> errors,
        @JsonAnyGetter Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://sluice.dev/problems/";

    public static String typeOf(String code) {
        return TYPES + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
