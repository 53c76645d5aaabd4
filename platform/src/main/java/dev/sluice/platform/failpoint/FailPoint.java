package dev.sluice.platform.failpoint;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the process at a named place, as a power cut would, when {@code SLUICE_FAIL_POINT=<name>[:<hit>]} says so. Costs a
 * string comparison otherwise.
 */
public final class FailPoint {

    private static final String[] ARMED = System.getenv()
            .getOrDefault("SLUICE_FAIL_POINT", "")
            .toLowerCase(Locale.ROOT)
            .split(":", 2);
    private static final AtomicInteger HITS_LEFT = new AtomicInteger(ARMED.length > 1 ? Integer.parseInt(ARMED[1]) : 1);

    private FailPoint() {}

    public static void reached(String name) {
        if (ARMED[0].equals(name) && HITS_LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
        }
    }
}
