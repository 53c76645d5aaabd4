package dev.sluice.platform.command;

import dev.sluice.platform.problem.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's {@code If-Match}: the version on which its decision rests. Take it as {@code @HeaderParam("If-Match")}. */
public record IfMatch(String value) {

    public static IfMatch fromString(String value) {
        return new IfMatch(value.strip());
    }

    /** For actions: where the caller named a version, it must be the current one. */
    public static void honour(@Nullable IfMatch ifMatch, long version) {
        objection(ifMatch, version).ifPresent(stale -> {
            throw stale;
        });
    }

    /** What {@link #honour} would throw; for callers that are told more, such as the state and since when. */
    public static Optional<Refusal> objection(@Nullable IfMatch ifMatch, long version) {
        if (ifMatch == null || ifMatch.matches(version)) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Kind.STALE,
                "STALE_VERSION",
                "You decided on an older version; the current one is \"%d\". Read it again.".formatted(version),
                List.of()));
    }

    /** For PUT of what does not exist yet: no version matches, nor does {@code *} (RFC 9110, 13.1.1). */
    public static void requireNone(@Nullable IfMatch ifMatch) {
        if (ifMatch != null) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    "STALE_VERSION",
                    "Nothing is there that If-Match could mean. Leave it out to create it.",
                    List.of());
        }
    }

    /** For PUT and PATCH of what exists: a version is required. */
    public static void require(@Nullable IfMatch ifMatch, long version) {
        if (ifMatch == null) {
            throw new Refusal(
                    Refusal.Kind.PRECONDITION_REQUIRED,
                    "PRECONDITION_REQUIRED",
                    "It exists already: name the version you change in If-Match, or * for any.",
                    List.of());
        }
        honour(ifMatch, version);
    }

    private boolean matches(long version) {
        var wanted = "\"" + version + "\"";
        return value.equals("*")
                || Arrays.stream(value.split(",")).map(String::strip).anyMatch(wanted::equals);
    }
}
