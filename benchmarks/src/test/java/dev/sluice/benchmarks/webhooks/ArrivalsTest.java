package dev.sluice.benchmarks.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Webhooks of a trial")
class ArrivalsTest {

    static final int RUN = 7;

    final Arrivals arrivals = new Arrivals(RUN, 2);

    @Test
    void are_known_by_run_and_number() {
        assertThat(Event.of(webhook(RUN, 1))).isEqualTo(new Event(RUN, 1));
        assertThat(new Event(RUN, 1).data()).hasSize(1024);
    }

    @Test
    void are_complete_when_each_came_once() {
        arrivals.received(0, webhook(RUN, 0), 10);
        arrivals.received(0, webhook(RUN - 1, 1), 11);
        assertThatThrownBy(() -> arrivals.completions().awaitAll(Duration.ZERO)).hasMessageContaining("1 of 2");

        arrivals.received(0, webhook(RUN, 1), 12);

        assertThatCode(() -> arrivals.completions().awaitAll(Duration.ZERO)).doesNotThrowAnyException();
        assertThatCode(arrivals::requireEachOnce).doesNotThrowAnyException();
    }

    @Test
    void fail_the_trial_when_one_comes_twice() {
        arrivals.received(0, webhook(RUN, 0), 10);
        arrivals.received(0, webhook(RUN, 0), 11);

        assertThatThrownBy(arrivals::requireEachOnce).hasMessageContaining("1 webhooks came twice");
    }

    private static String webhook(int run, int number) {
        return "{\"specversion\":\"1.0\",\"data\":%s}".formatted(new Event(run, number).data());
    }
}
