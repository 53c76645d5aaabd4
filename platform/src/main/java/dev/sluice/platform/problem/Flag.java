package dev.sluice.platform.problem;

import org.jspecify.annotations.Nullable;

/** Reads a query parameter that says yes or no. */
public final class Flag {

    private Flag() {}

    /** @throws Refusal 400 for everything but {@code true} and {@code false}; absent is false */
    public static boolean of(String parameter, @Nullable String text) {
        return of(parameter, text, false);
    }

    /** @throws Refusal 400 for everything but {@code true} and {@code false} */
    public static boolean of(String parameter, @Nullable String text, boolean absent) {
        return switch (text) {
            case null -> absent;
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed(parameter, "INVALID_VALUE", "must be true or false");
        };
    }
}
