package dev.sluice.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command or query that is not carried out, with every reason. Capabilities extend it with a name of their own
 * where that says more; {@link ProblemMappers} is the one table from kind to status.
 */
public class Refusal extends RuntimeException {

    /** What is wrong, in the order in which it is checked. */
    public enum Kind {
        UNAUTHENTICATED(401, "Not authenticated"),
        FORBIDDEN(403, "Not allowed"),
        MALFORMED(400, "Malformed request"),
        TOO_SLOW(408, "Request too slow"),
        TOO_LARGE(413, "Request too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
        UNKNOWN(404, "Not found"),
        PRECONDITION_REQUIRED(428, "Precondition required"),
        STALE(412, "Changed since it was read"),
        CONFLICT(409, "Conflicts with the current state"),
        REFUSED(422, "Refused by a rule"),
        TOO_MANY(429, "Too many requests"),
        UNAVAILABLE(503, "Not available now");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    private final Kind kind;
    private final String code;
    private final String detail;
    private final List<Violation> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private @Nullable Duration after;

    public Refusal(Kind kind, String code, String detail, List<Violation> errors) {
        super(code + ": " + detail);
        this.kind = kind;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    /** Adds a member of its own to the problem, for example {@code state} and {@code stateSince} of a conflict. */
    public Refusal with(String member, @Nullable Object value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    /** It may pass when asked again after this long. */
    public Refusal after(Duration wait) {
        this.after = wait;
        return this;
    }

    /** The request's shape is wrong in each of these ways; the problem carries their common code, if they have one. */
    public static Refusal malformed(List<Violation> errors) {
        var codes = errors.stream().map(Violation::code).distinct().toList();
        return new Refusal(
                Kind.MALFORMED,
                codes.size() == 1 ? codes.getFirst() : "MALFORMED",
                "The request is not well formed; errors lists every place.",
                errors);
    }

    public static Refusal malformed(String pointer, String code, String message) {
        return malformed(List.of(Violation.of(pointer, code, message)));
    }

    public static Refusal forbidden(String code, String detail) {
        return new Refusal(Kind.FORBIDDEN, code, detail, List.of());
    }

    /** Also what belongs to another tenant: the caller must not learn that it exists. */
    public static Refusal unknown(String what, Object id) {
        return new Refusal(Kind.UNKNOWN, "NOT_FOUND", "No %s %s is known to you.".formatted(what, id), List.of());
    }

    public static Refusal conflict(String code, String detail) {
        return new Refusal(Kind.CONFLICT, code, detail, List.of());
    }

    /** A rule refuses; {@code code} is the common or the leading one, {@code errors} are all reasons. */
    public static Refusal refused(String code, String detail, List<Violation> errors) {
        return new Refusal(Kind.REFUSED, code, detail, errors);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> errors() {
        return errors;
    }

    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }

    public Map<String, Object> members() {
        return members;
    }
}
