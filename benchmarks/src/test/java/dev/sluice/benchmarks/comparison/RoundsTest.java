package dev.sluice.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rounds")
class RoundsTest {

    final List<String> order = new ArrayList<>();

    @Test
    void take_pairs_in_alternating_order() throws Exception {
        var rounds = new Rounds(
                "1/s",
                contender("S", null, DoubleStream.generate(() -> 1)),
                List.of(
                        contender("A", null, DoubleStream.generate(() -> 1)),
                        contender("B", null, DoubleStream.generate(() -> 1))));

        rounds.run(0, 2);

        assertThat(String.join("", order)).isEqualTo("SABS" + "ASSB");
    }

    @Test
    void tell_the_ratio_to_each_peer_and_whether_it_holds() throws Exception {
        var rounds = new Rounds(
                "1/s",
                contender("S", Target.atLeast(50), DoubleStream.generate(() -> 60)),
                List.of(
                        contender("slow", Target.atLeast(2), DoubleStream.generate(() -> 20)),
                        contender("fast", Target.atLeast(2), DoubleStream.generate(() -> 40))));

        rounds.run(1, 7);

        var figures = rounds.figures();
        assertThat(figures)
                .extracting("what", "median", "holds")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("S", 60.0, true),
                        org.assertj.core.groups.Tuple.tuple("slow", 20.0, null),
                        org.assertj.core.groups.Tuple.tuple("fast", 40.0, null),
                        org.assertj.core.groups.Tuple.tuple("S to slow", 3.0, true),
                        org.assertj.core.groups.Tuple.tuple("S to fast", 1.5, false),
                        org.assertj.core.groups.Tuple.tuple("S to itself", 1.0, null));
        assertThat(rounds.agrees()).isTrue();
    }

    @Test
    void with_a_single_peer_measure_the_subject_twice_each() throws Exception {
        var rounds = new Rounds(
                "1/s",
                contender("S", null, DoubleStream.of(10, 10, 10, 10, 10, 10)),
                List.of(contender("A", null, DoubleStream.generate(() -> 10))));

        rounds.run(0, 3);

        assertThat(String.join("", order)).isEqualTo("SAS" + "ASS" + "SAS");
        assertThat(rounds.agrees()).isTrue();
    }

    @Test
    void in_which_the_subject_differs_from_itself_are_worth_nothing() throws Exception {
        var rounds = new Rounds(
                "1/s",
                contender("S", null, DoubleStream.iterate(10, i -> i == 10 ? 12 : 10)),
                List.of(contender("A", null, DoubleStream.generate(() -> 10))));

        rounds.run(0, 8);

        assertThat(rounds.agrees()).isFalse();
    }

    @Test
    void end_with_a_trial_that_fails() {
        var rounds = new Rounds(
                "1/s",
                contender("S", null, DoubleStream.of(10)),
                List.of(new Contender(
                        "lossy",
                        () -> {
                            throw new IllegalStateException("3 of 10 never arrived");
                        },
                        null)));

        assertThatThrownBy(() -> rounds.run(0, 1)).hasMessageContaining("3 of 10 never arrived");
    }

    private Contender contender(String name, Target target, DoubleStream values) {
        Iterator<Double> readings = values.iterator();
        return new Contender(
                name,
                () -> {
                    order.add(name);
                    return new Reading(readings.next(), 1);
                },
                target);
    }
}
