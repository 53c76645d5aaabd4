package dev.sluice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An open load")
class OpenLoadTest {

    @Test
    void performs_every_piece_once_and_none_before_its_time() throws Exception {
        var load = new OpenLoad(500, Duration.ofMillis(1_100));
        var completions = new Completions(load.size());

        load.run(4, () -> number -> completions.note(number, System.nanoTime()));

        completions.awaitAll(Duration.ZERO);
        assertThat(load.size()).isEqualTo(550);
        assertThat(completions.repeated()).isZero();
        assertThat(Latencies.of(load::intended, completions).at(0.001).readings())
                .allMatch(earliest -> earliest >= 0);
    }

    @Test
    void counts_the_wait_of_what_came_while_everybody_was_busy() throws Exception {
        var load = new OpenLoad(500, Duration.ofMillis(440));
        var completions = new Completions(load.size());
        var never = new CountDownLatch(1);

        load.run(1, () -> number -> {
            if (number == 60) {
                never.await(300, TimeUnit.MILLISECONDS); // everybody is away for that long
            }
            completions.note(number, System.nanoTime());
        });

        var slowest = Latencies.of(load::intended, completions).at(1).readings();
        assertThat(slowest.get(2)).isGreaterThan(290);
        assertThat(slowest.get(4)).isGreaterThan(100);
    }

    @Test
    void fails_with_the_work_that_fails() {
        var load = new OpenLoad(500, Duration.ofMillis(110));

        assertThatThrownBy(() -> load.run(2, () -> number -> {
                    if (number == 30) {
                        throw new IllegalStateException("refused");
                    }
                }))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void knows_what_never_arrived_and_what_arrived_twice() {
        var completions = new Completions(3);
        completions.note(0, 1);
        completions.note(2, 1);
        completions.note(2, 2);

        assertThat(completions.repeated()).isEqualTo(1);
        assertThatThrownBy(() -> completions.awaitAll(Duration.ofMillis(1))).hasMessage("1 of 3 never arrived");
    }
}
