package dev.sluice.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sample")
class SampleTest {

    @Test
    void of_nothing_is_refused() {
        assertThatThrownBy(() -> new Sample(List.of())).hasMessageContaining("nothing was measured");
    }

    @Test
    void has_the_middle_reading_or_the_mean_of_the_two_as_its_median() {
        assertThat(new Sample(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
        assertThat(new Sample(List.of(9.0, 1.0, 5.0, 6.0)).median()).isEqualTo(5.5);
    }

    @Test
    void compares_neighbours_pair_by_pair() {
        var ratios = Sample.ratios(List.of(10.0, 30.0, 20.0), List.of(5.0, 10.0, 20.0));

        assertThat(ratios.readings()).containsExactly(2.0, 3.0, 1.0);
        assertThat(ratios.median()).isEqualTo(2);
        assertThatThrownBy(() -> Sample.ratios(List.of(1.0), List.of(1.0, 2.0))).hasMessageContaining("pairs");
    }

    @Test
    void of_equal_readings_has_an_interval_without_width() {
        assertThat(new Sample(Collections.nCopies(9, 7.0)).interval()).isEqualTo(new Interval(7, 7));
    }

    /** The exact distribution of a resampled median of three: smallest, middle and largest with 7/27, 13/27 and 7/27. */
    @Test
    void has_the_interval_that_the_exact_bootstrap_distribution_gives() {
        assertThat(new Sample(List.of(1.0, 2.0, 3.0)).interval()).isEqualTo(new Interval(1, 3));
    }

    /** Of 1..9: the median of a resample is 1 with probability 0.001 and at most 2 with 0.030, so the 2.5 % quantile is 2. */
    @Test
    void leaves_out_tails_of_two_and_a_half_percent() {
        var sample =
                new Sample(IntStream.rangeClosed(1, 9).mapToObj(i -> (double) i).toList());

        assertThat(sample.interval()).isEqualTo(new Interval(2, 8));
        assertThat(sample.interval()).isEqualTo(sample.interval());
    }

    /** Small samples of a known distribution: the interval is to hold its median about 19 times in 20. */
    @Test
    void has_an_interval_that_nearly_always_holds_the_true_median() {
        var random = new Random(20_261_123);
        var runs = 300;
        var holding = IntStream.range(0, runs)
                .filter(_ -> {
                    var sample = new Sample(IntStream.range(0, 9)
                            .mapToObj(_ -> 100 + random.nextGaussian())
                            .toList());
                    var interval = sample.interval();
                    return interval.low() <= 100 && 100 <= interval.high();
                })
                .count();

        assertThat((double) holding / runs).isCloseTo(0.95, within(0.05));
    }

    @Test
    void has_percentiles_that_were_really_measured() {
        var percentiles =
                Percentiles.of(IntStream.rangeClosed(1, 200).mapToDouble(i -> i).toArray());

        assertThat(percentiles.at(0.5)).isEqualTo(100);
        assertThat(percentiles.at(0.99)).isEqualTo(198);
        assertThat(percentiles.at(1)).isEqualTo(200);
        assertThat(percentiles.largest()).isEqualTo(200);
    }
}
