package dev.sluice.platform.problem;

import org.jspecify.annotations.Nullable;

/** What would help: who can do what, and where. */
public record Remedy(String who, String action, @Nullable String link) {

    public static Remedy of(String who, String action) {
        return new Remedy(who, action, null);
    }
}
