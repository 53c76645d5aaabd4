package dev.sluice.stack.testing;

/**
 * What random tests begin with: the same in every build, so that a build fails by what was changed and not by luck; another one at each
 * run of the long form. A failure names its seed; {@code -Dsluice.seed=...} plays it again.
 */
public final class Seed {

    private static final long OF_EVERY_BUILD = 20_261_123L;

    private Seed() {}

    public static long chosen() {
        return Long.getLong("sluice.seed", Boolean.getBoolean("sluice.long") ? System.nanoTime() : OF_EVERY_BUILD);
    }
}
