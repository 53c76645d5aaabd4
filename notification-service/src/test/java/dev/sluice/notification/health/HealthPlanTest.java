package dev.sluice.notification.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The health of an endpoint")
class HealthPlanTest {

    static final Instant START = Instant.parse("2026-02-10T06:00:00Z");
    final HealthPlan plan = new HealthPlan(
            Duration.ofDays(5), List.of(50, 70, 90), 3, Duration.ofSeconds(5), Duration.ofMinutes(1), 16);

    @Test
    void is_bad_from_the_first_failure_after_a_success_on() {
        var health = after(Health.GOOD, success(0), failure(10), failure(20));

        assertThat(health.failingSince()).isEqualTo(at(10));
        assertThat(health.failures()).isEqualTo(2);
        assertThat(health.nextStepAt()).isEqualTo(Instant.parse("2026-02-12T18:00:10Z"));
    }

    @Test
    void is_good_after_one_success_whatever_came_before() {
        assertThat(after(Health.GOOD, failure(0), failure(1), failure(2), failure(30), success(60)))
                .isEqualTo(Health.GOOD);
    }

    @Test
    void opens_the_circuit_after_some_failures_in_a_row_and_for_longer_with_each_probe_that_fails() {
        var twice = after(Health.GOOD, failure(0), failure(1));
        var open = after(twice, failure(2));
        var probed = after(open, failure(7));

        assertThat(twice.openUntil()).isNull();
        assertThat(open.openUntil()).isEqualTo(at(7));
        assertThat(probed.openUntil()).isEqualTo(at(17));
        assertThat(after(probed, failure(17)).openUntil()).isEqualTo(at(37));
        assertThat(after(probed, failure(17), failure(37), failure(77)).openUntil())
                .isEqualTo(at(137));
        assertThat(after(probed, failure(17), failure(37), failure(77), failure(137))
                        .openUntil())
                .isEqualTo(at(197));
    }

    @Test
    void does_not_open_it_for_longer_when_attempts_fail_that_were_under_way() {
        var open = after(Health.GOOD, failure(0), failure(1), failure(2));

        assertThat(after(open, new Observation(false, false, false, at(1), at(6)))
                        .openUntil())
                .isEqualTo(at(7));
    }

    @Test
    void is_never_in_the_way_of_one_message_s_plan() {
        var health = Health.GOOD;
        var now = START;
        for (var pause : List.of("PT5S", "PT1M", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")) {
            health = plan.after(health, new Observation(false, true, false, now, now));
            now = now.plus(Duration.parse(pause));
            assertThat(health.openUntil() == null || !health.openUntil().isAfter(now))
                    .as(pause)
                    .isTrue();
        }
    }

    @Test
    void gives_an_endpoint_half_as_many_slots_each_time_it_asks_to_be_slower_and_one_more_with_each_success() {
        var slower = after(Health.GOOD, slow(0));

        assertThat(slower.slots()).isEqualTo(8);
        assertThat(after(slower, slow(1), slow(2), slow(3), slow(4)).slots()).isEqualTo(1);
        assertThat(after(slower, failure(1)).slots()).isEqualTo(8);
        assertThat(after(slower, success(1)).slots()).isEqualTo(9);
        var health = slower;
        for (int i = 1; i < 9; i++) {
            health = after(health, success(i));
        }
        assertThat(health).isEqualTo(Health.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2026-02-12T17:59:59Z, 0",
        "0, 2026-02-12T18:00:00Z, 50",
        "50, 2026-02-12T18:00:00Z, 0",
        "50, 2026-02-13T18:00:00Z, 70",
        "0, 2026-02-14T18:00:00Z, 90",
        "90, 2026-02-15T05:59:59Z, 0",
    })
    void is_warned_of_at_its_instant_and_once_for_all_that_was_missed(int warned, Instant now, int percent) {
        assertThat(plan.dueWarning(START, warned, now).orElse(0)).isEqualTo(percent);
    }

    @Test
    void ends_with_the_endpoint_disabled() {
        assertThat(plan.disableAt(START)).isEqualTo(Instant.parse("2026-02-15T06:00:00Z"));
        assertThat(plan.next(START, 90)).isEqualTo(plan.disableAt(START));
    }

    @Test
    void is_told_at_once_when_the_receiver_is_gone_or_well_again_after_a_warning() {
        var gone = after(Health.GOOD, new Observation(false, false, true, at(0), at(1)));
        var warned = after(Health.GOOD, failure(0)).warned(50, at(99));

        assertThat(gone.hasNews()).isTrue();
        assertThat(gone.nextStepAt()).isEqualTo(at(1));
        assertThat(warned.hasNews()).isFalse();
        assertThat(after(warned, success(5)).hasNews()).isTrue();
        assertThat(after(warned, success(5)).announcedSince()).isEqualTo(at(0));
        assertThat(after(warned.disabled().forgiven(), failure(7), success(9)).announcedSince())
                .isEqualTo(at(0));
        assertThat(after(warned, success(5)).recovered()).isEqualTo(Health.GOOD);
    }

    @Test
    void is_gone_whatever_attempts_beside_it_bring() {
        var gone = after(Health.GOOD, success(0), new Observation(false, false, true, at(0), at(1)), success(2));

        assertThat(gone.goneAt()).isEqualTo(at(1));
        assertThat(gone.nextStepAt()).isEqualTo(at(1));
        assertThat(gone.hasNews()).isTrue();
        assertThat(after(gone.disabled().forgiven(), success(5))).isEqualTo(Health.GOOD);
    }

    private Health after(Health before, Observation... seen) {
        var health = before;
        for (var observation : seen) {
            health = plan.after(health, observation);
        }
        return health;
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static Observation success(int second) {
        return new Observation(true, false, false, at(second), at(second));
    }

    private static Observation failure(int second) {
        return new Observation(false, false, false, at(second), at(second));
    }

    private static Observation slow(int second) {
        return new Observation(false, true, false, at(second), at(second));
    }
}
