package dev.sluice.platform.problem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the texts of query parameters; one that is left out stays absent. */
public final class QueryText {

    private QueryText() {}

    /** @throws Refusal 400 at the parameter */
    public static @Nullable UUID tenant(@Nullable String text, String parameter) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(parameter, "INVALID_VALUE", "is the UUID of a tenant");
        }
    }

    /** @throws Refusal 400 at the parameter */
    public static @Nullable LocalDate day(@Nullable String text, String parameter) {
        try {
            return text == null ? null : Shape.day(text);
        } catch (DateTimeException e) {
            throw Refusal.malformed(parameter, "INVALID_VALUE", "is a day, YYYY-MM-DD");
        }
    }

    /** @throws Refusal 400 at the parameter */
    public static <E extends Enum<E>> @Nullable E constant(@Nullable String text, String parameter, Class<E> type) {
        return text == null
                ? null
                : Arrays.stream(type.getEnumConstants())
                        .filter(each -> each.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.malformed(
                                parameter, "INVALID_VALUE", "is one of " + Arrays.toString(type.getEnumConstants())));
    }
}
