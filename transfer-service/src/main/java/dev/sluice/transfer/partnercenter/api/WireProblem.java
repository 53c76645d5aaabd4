package dev.sluice.transfer.partnercenter.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Problem;
import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A problem with what the vendor's clients look for in it.
 *
 * @param code the vendor's number; codes of ours stand in {@code errors}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WireProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        String description,
        List<String> data,
        String source,
        @Nullable String traceId,
        List<Violation> errors,
        @JsonAnyGetter Map<String, Object> members) {

    private static final String UNKNOWN_MIGRATION = "900224";
    private static final String SEVERAL = "900221";
    private static final String STALE = "2055";

    /** Something else is going on, or is over. */
    private static final String PENDING = "900278";

    /** What the vendor answers with 400, though something else stands in the way rather than being wrong. */
    private static final Set<String> REFUSED = Set.of("900216", SEVERAL);

    /** What the vendor answers with 403. */
    private static final Set<String> FORBIDDEN = Set.of("900223", "900226", "20002", "13605", "2030");

    static WireProblem of(Problem problem) {
        var number = number(problem);
        return new WireProblem(
                problem.type(),
                problem.title(),
                status(problem, number),
                problem.detail(),
                problem.instance(),
                number,
                problem.detail(),
                problem.errors().stream().map(Violation::message).distinct().toList(),
                "Sluice",
                problem.traceId(),
                problem.errors(),
                problem.members());
    }

    private static String number(Problem problem) {
        return switch (problem.status()) {
            case 404 -> UNKNOWN_MIGRATION;
            case 412 -> STALE;
            default -> {
                var real = problem.members().get("realCode");
                var isSeveral = real != null
                        && (problem.status() == 409 || problem.status() == 422)
                        && problem.errors().stream()
                                        .map(Violation::code)
                                        .distinct()
                                        .count()
                                > 1;
                yield isSeveral ? SEVERAL : real == null ? other(problem.status()) : real.toString();
            }
        };
    }

    /** Of what has no number; what is misshapen or forbidden has none at the vendor's either. */
    private static String other(int status) {
        return switch (status) {
            case 409 -> PENDING;
            case 422 -> SEVERAL;
            default -> Integer.toString(status);
        };
    }

    /** The vendor refuses by 400 what a rule refuses, and what it does not find. */
    private static int status(Problem problem, String number) {
        if (FORBIDDEN.contains(number)) {
            return 403;
        }
        return problem.status() == 404 || problem.status() == 422 || REFUSED.contains(number) ? 400 : problem.status();
    }
}
