package dev.sluice.benchmarks.attribution;

/**
 * How much is measured: enough, or only whether measuring works.
 *
 * @param imported lines in an import
 * @param closed lines of a month that is closed
 * @param pairs of a month and one that is ten times as large
 */
record Scale(int warmUps, int rounds, int imported, int closed, int pairs) {

    static final int PARTNERS = 200;
    static final int CUSTOMERS = 2_000;
    static final int SUBSCRIPTIONS = 10_000;

    /** How many times as large the months are that show growth. */
    static final int GROWTH = 10;

    static final Scale FULL = new Scale(1, 7, 50_000, 1_000_000, 2);
    static final Scale QUICK = new Scale(0, 1, 5_000, 50_000, 1);
}
