package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.notification.sending.Exchange;
import dev.sluice.notification.sending.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("After an attempt a delivery")
class RetryPlanTest {

    static final Instant NOW = Instant.parse("2026-04-22T00:00:00Z");
    static final Instant REAL_NOW = Instant.parse("2026-01-22T09:00:00Z");
    final RetryPlan plan = new RetryPlan(
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofHours(24)), 0.2, Duration.ofHours(24));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 226, 299})
    void is_done_by_any_2xx(int status) {
        assertThat(verdict(1, answer(status), 0)).isEqualTo(new Verdict.Delivered());
        assertThat(verdict(4, answer(status), 0)).isEqualTo(new Verdict.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 307, 308, 400, 401, 404, 429, 500, 503})
    void is_tried_again_after_any_other_status(int status) {
        assertThat(verdict(1, answer(status), 0)).isEqualTo(new Verdict.Retry(NOW.plusSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, PT5S", "1, 1, PT6S", "2, 0.5, PT1M6S", "3, 0, PT24H", "3, 1, PT28H48M"})
    void waits_as_planned_and_up_to_a_fifth_longer(int attempt, double chance, Duration pause) {
        assertThat(verdict(attempt, failure(Outcome.TIMEOUT), chance)).isEqualTo(new Verdict.Retry(NOW.plus(pause)));
    }

    @Test
    void is_given_up_after_one_attempt_more_than_there_are_pauses() {
        assertThat(verdict(3, answer(500), 0)).isInstanceOf(Verdict.Retry.class);
        assertThat(verdict(4, answer(500), 0)).isEqualTo(new Verdict.Exhausted());
    }

    @Test
    void is_aborted_when_the_receiver_says_so() {
        assertThat(verdict(1, answer(400, "webhook-delivery", "abort-message"), 0))
                .isEqualTo(new Verdict.Aborted());
        assertThat(verdict(1, answer(410, "webhook-delivery", "abort-message"), 0))
                .isEqualTo(new Verdict.Aborted());
        assertThat(verdict(1, answer(200, "webhook-delivery", "abort-message"), 0))
                .isEqualTo(new Verdict.Delivered());
        assertThat(verdict(1, answer(400, "webhook-delivery", "whatever"), 0)).isInstanceOf(Verdict.Retry.class);
    }

    @Test
    void waits_for_its_owner_when_the_receiver_is_gone() {
        assertThat(verdict(4, answer(410), 0)).isInstanceOf(Verdict.Gone.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                           | PT2M
            1                             | PT5S
            0                             | PT5S
            86400                         | PT24H
            86401                         | PT24H
            999999999                     | PT24H
            Thu, 22 Jan 2026 09:10:00 GMT | PT10M
            Thu, 22 Jan 2026 08:00:00 GMT | PT5S
            Sun, 22 Mar 2026 09:00:00 GMT | PT24H
            -5                            | PT5S
            soon                          | PT5S
            1.5                           | PT5S
            99999999999                   | PT24H
            99999999999999999999999999999 | PT24H
            000000000000000120            | PT2M
            """)
    void waits_longer_when_the_receiver_asks_for_it_but_never_shorter_than_planned_nor_longer_than_a_day(
            String retryAfter, Duration pause) {
        assertThat(verdict(1, answer(503, "retry-after", retryAfter), 0)).isEqualTo(new Verdict.Retry(NOW.plus(pause)));
    }

    private Verdict verdict(int attempt, Exchange exchange, double chance) {
        return plan.after(attempt, exchange, NOW, REAL_NOW, chance);
    }

    private static Exchange answer(int status, String... header) {
        var head = header.length == 0 ? Map.<String, String>of() : Map.of(header[0], header[1]);
        return new Exchange(
                Outcome.HTTP_STATUS, status, head, new byte[0], "127.0.0.1", null, null, Duration.ZERO, null);
    }

    private static Exchange failure(Outcome outcome) {
        return new Exchange(outcome, null, Map.of(), new byte[0], null, null, null, Duration.ZERO, "no answer");
    }
}
