package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Percentiles;
import dev.sluice.benchmarks.statistics.Sample;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rates of the contenders, taken in turn, so that what disturbs the machine disturbs all of them. */
final class Rounds {

    private static final int WARM_UPS = 2;
    private static final double TOLERANCE = 0.15;
    private static final double WANTED_PER_SECOND = 5_000;
    private static final double WANTED_RATIO = 2;

    private final Drain drain;
    private final Scale scale;
    private final Contender sluice;
    private final Contender naive;
    private final Contender gruelbox;
    private final List<Reading> besideGruelbox = new ArrayList<>();
    private final List<Reading> besideNaive = new ArrayList<>();
    private final List<Reading> ofGruelbox = new ArrayList<>();
    private final List<Reading> ofNaive = new ArrayList<>();

    Rounds(Drain drain, Scale scale, Contender sluice, Contender naive, Contender gruelbox) {
        this.drain = drain;
        this.scale = scale;
        this.sluice = sluice;
        this.naive = naive;
        this.gruelbox = gruelbox;
    }

    void run() throws SQLException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            drain.measure(sluice, scale.backlog());
            drain.measure(naive, scale.backlog());
            drain.measure(gruelbox, scale.gruelboxBacklog());
        }
        for (int round = 0; round < scale.rounds(); round++) {
            var sluiceFirst = round % 2 == 0;
            pair(sluiceFirst, gruelbox, scale.gruelboxBacklog(), besideGruelbox, ofGruelbox);
            pair(!sluiceFirst, naive, scale.backlog(), besideNaive, ofNaive);
            System.out.printf(
                    "round %d of %d: %,.0f and %,.0f/s; gruelbox %,.0f/s, naive %,.0f/s%n",
                    round + 1,
                    scale.rounds(),
                    besideGruelbox.getLast().value(),
                    besideNaive.getLast().value(),
                    ofGruelbox.getLast().value(),
                    ofNaive.getLast().value());
        }
    }

    boolean agree() {
        return Math.abs(selfRatio().median() - 1) <= TOLERANCE;
    }

    List<Figure> figures() {
        var own = new ArrayList<>(besideGruelbox);
        own.addAll(besideNaive);
        return List.of(
                rate("Sluice's relay", own).with(Target.atLeast(WANTED_PER_SECOND)),
                rate("gruelbox transaction-outbox", ofGruelbox),
                rate("naive relay", ofNaive),
                ratio("Sluice to gruelbox", Sample.ratios(values(besideGruelbox), values(ofGruelbox))),
                ratio("Sluice to naive", Sample.ratios(values(besideNaive), values(ofNaive))),
                Figure.of("Sluice to itself", "times", selfRatio()));
    }

    private void pair(boolean sluiceFirst, Contender peer, int backlog, List<Reading> own, List<Reading> others)
            throws SQLException, InterruptedException {
        if (sluiceFirst) {
            own.add(drain.measure(sluice, scale.backlog()));
        }
        others.add(drain.measure(peer, backlog));
        if (!sluiceFirst) {
            own.add(drain.measure(sluice, scale.backlog()));
        }
    }

    private Sample selfRatio() {
        return Sample.ratios(values(besideGruelbox), values(besideNaive));
    }

    private static Figure rate(String what, List<Reading> readings) {
        var cpu = readings.stream().mapToDouble(Reading::cpuSecondsPerThousand).toArray();
        return Figure.of(what, "events/s", new Sample(values(readings)))
                .costing(Percentiles.of(cpu).median());
    }

    private static Figure ratio(String what, Sample ratios) {
        return Figure.of(what, "times", ratios).with(Target.atLeast(WANTED_RATIO));
    }

    private static List<Double> values(List<Reading> readings) {
        return readings.stream().map(Reading::value).toList();
    }
}
