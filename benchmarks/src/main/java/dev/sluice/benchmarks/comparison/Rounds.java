package dev.sluice.benchmarks.comparison;

import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.statistics.Percentiles;
import dev.sluice.benchmarks.statistics.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * The subject beside each of its peers, pair by pair, in alternating order. Two readings of the subject in each round say
 * how much of a difference is only the machine's.
 */
public final class Rounds {

    private static final double TOLERANCE = 1.15;

    private final String unit;
    private final Contender subject;
    private final List<Beside> peers;
    private final List<Reading> again = new ArrayList<>();

    /** One peer, and the subject's readings taken next to it. */
    private record Beside(Contender peer, List<Reading> own, List<Reading> others) {

        Beside(Contender peer) {
            this(peer, new ArrayList<>(), new ArrayList<>());
        }
    }

    public Rounds(String unit, Contender subject, List<Contender> peers) {
        if (peers.isEmpty()) {
            throw new IllegalArgumentException("nobody to compare with");
        }
        this.unit = unit;
        this.subject = subject;
        this.peers = peers.stream().map(Beside::new).toList();
    }

    public void run(int warmUps, int rounds) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            subject.trial().measure();
            for (var beside : peers) {
                beside.peer().trial().measure();
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < peers.size(); i++) {
                pair((round + i) % 2 == 0, peers.get(i));
            }
            if (peers.size() == 1) {
                again.add(subject.trial().measure());
            }
            System.out.printf("round %d of %d: %s%n", round + 1, rounds, lastOnes());
        }
    }

    /** Whether the subject agrees with itself: the whole interval within 15 %. */
    public boolean agrees() {
        var interval = selfRatio().interval();
        return interval.low() >= 1 / TOLERANCE && interval.high() <= TOLERANCE;
    }

    /** The rates, the ratio to each peer, and the ratio of the subject to itself. */
    public List<Figure> figures() {
        var own = new ArrayList<>(again);
        peers.forEach(beside -> own.addAll(beside.own()));
        var figures = new ArrayList<Figure>();
        figures.add(rate(subject.name(), own).with(subject.target()));
        peers.forEach(beside -> figures.add(rate(beside.peer().name(), beside.others())));
        peers.forEach(beside -> figures.add(ratio(beside)));
        figures.add(
                Figure.of(subject.name() + " to itself", "times", selfRatio()).beside(subject.name(), median(own)));
        return List.copyOf(figures);
    }

    private void pair(boolean subjectFirst, Beside beside) throws Exception {
        if (subjectFirst) {
            beside.own().add(subject.trial().measure());
        }
        beside.others().add(beside.peer().trial().measure());
        if (!subjectFirst) {
            beside.own().add(subject.trial().measure());
        }
    }

    private Sample selfRatio() {
        var first = peers.getFirst().own();
        var second = peers.size() == 1 ? again : peers.get(1).own();
        return Sample.ratios(values(first), values(second));
    }

    private Figure ratio(Beside beside) {
        var ratios = Sample.ratios(values(beside.own()), values(beside.others()));
        return Figure.of(subject.name() + " to " + beside.peer().name(), "times", ratios)
                .beside(beside.peer().name(), median(beside.others()))
                .with(beside.peer().target());
    }

    private Figure rate(String what, List<Reading> readings) {
        var cpu = readings.stream().mapToDouble(Reading::cpuSecondsPerThousand).toArray();
        return Figure.of(what, unit, new Sample(values(readings)))
                .costing(Percentiles.of(cpu).median());
    }

    private String lastOnes() {
        var text = new StringBuilder();
        for (var beside : peers) {
            text.append("%s%,.0f to %,.0f of %s"
                    .formatted(
                            text.isEmpty() ? "" : "; ",
                            beside.own().getLast().value(),
                            beside.others().getLast().value(),
                            beside.peer().name()));
        }
        return text.toString();
    }

    private static double median(List<Reading> readings) {
        return new Sample(values(readings)).median();
    }

    private static List<Double> values(List<Reading> readings) {
        return readings.stream().map(Reading::value).toList();
    }
}
