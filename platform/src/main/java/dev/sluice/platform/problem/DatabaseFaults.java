package dev.sluice.platform.problem;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Reads PostgreSQL's error codes: what passes by itself, what was a race, which constraint said no. */
public final class DatabaseFaults {

    /** Serialization failure, deadlock, lock not available: the same call may succeed when made again. */
    private static final Set<String> RACES = Set.of("40001", "40P01", "55P03");

    private static final String INTEGRITY_CLASS = "23";

    /** Connection exceptions, resources, operator intervention, system errors. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");

    /** character_not_in_repertoire, datetime_field_overflow, numeric_value_out_of_range, untranslatable_character. */
    private static final Set<String> VALUES = Set.of("22021", "22008", "22003", "22P05");

    private static final int DEEPEST = 20;
    private static final int MOST = 100;

    private DatabaseFaults() {}

    /** True when any cause says that the database is away or busy, rather than that a statement was wrong. */
    public static boolean isPassing(Throwable e) {
        return sqlCauses(e).anyMatch(DatabaseFaults::isPassing);
    }

    static boolean isPassing(SQLException e) {
        var state = e.getSQLState();
        return state == null
                || state.length() < 2
                || PASSING_CLASSES.contains(state.substring(0, 2))
                || RACES.contains(state);
    }

    static boolean isRace(SQLException e) {
        return RACES.contains(String.valueOf(e.getSQLState()));
    }

    public static Optional<String> violatedConstraint(Throwable e) {
        return sqlCauses(e)
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .filter(cause -> String.valueOf(cause.getSQLState()).startsWith(INTEGRITY_CLASS))
                .flatMap(cause -> Stream.ofNullable(cause.getServerErrorMessage()))
                .flatMap(message -> Stream.ofNullable(message.getConstraint()))
                .findFirst();
    }

    /** A NUL in a text, a day or a number that no column holds: it came from outside, past all checks of shape. */
    static boolean isValueOutOfRange(SQLException e) {
        return VALUES.contains(String.valueOf(e.getSQLState()));
    }

    private static Stream<SQLException> sqlCauses(Throwable e) {
        return causes(e).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    /** Itself, what it was caused by, and what was suppressed: there a failed commit keeps what the database said. */
    static Stream<Throwable> causes(@Nullable Throwable e) {
        return causes(e, DEEPEST).limit(MOST);
    }

    private static Stream<Throwable> causes(@Nullable Throwable e, int depth) {
        if (e == null || depth == 0) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(e),
                Stream.concat(
                        causes(e.getCause(), depth - 1),
                        Stream.of(e.getSuppressed()).flatMap(suppressed -> causes(suppressed, depth - 1))));
    }
}
