package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The effective day")
class EffectiveDatePolicyTest {

    static final Instant INITIATED = Instant.parse("2026-01-12T09:00:00Z");
    static final Instant ACCEPTED = Instant.parse("2026-01-20T10:15:00Z");
    static final Instant PROCESSED = Instant.parse("2026-01-22T08:00:00Z");

    @ParameterizedTest(name = "90 days from {0} is {1}")
    @CsvSource({"PROCESSED, 2026-04-22", "ACCEPTED, 2026-04-20", "INITIATED, 2026-04-12"})
    void counts_from_its_anchor(Anchor anchor, LocalDate day) {
        assertThat(new EffectiveDatePolicy(anchor, 90).decide(INITIATED, ACCEPTED, PROCESSED, null))
                .isEqualTo(day);
    }

    @ParameterizedTest(name = "grace of {0} days gives {1}")
    @CsvSource({"9, 2026-01-22", "10, 2026-01-22", "11, 2026-01-23"})
    void is_never_before_the_day_of_processing(int graceDays, LocalDate day) {
        assertThat(new EffectiveDatePolicy(Anchor.INITIATED, graceDays).decide(INITIATED, ACCEPTED, PROCESSED, null))
                .isEqualTo(day);
    }

    @Test
    void crosses_the_end_of_february() {
        var processed = Instant.parse("2026-02-02T23:59:59.999999Z");

        assertThat(new EffectiveDatePolicy(Anchor.PROCESSED, 90).decide(INITIATED, ACCEPTED, processed, null))
                .isEqualTo("2026-05-03");
    }

    @Test
    void is_projected_with_its_arithmetic_before_anybody_accepted() {
        var now = Instant.parse("2026-01-12T09:00:00Z");

        assertThat(new EffectiveDatePolicy(Anchor.PROCESSED, 90)
                        .project(new EffectiveDatePolicy.Situation(INITIATED, null, null, now, Duration.ofHours(24))))
                .isEqualTo(new EffectiveDatePolicy.Projection(
                        LocalDate.parse("2026-04-13"),
                        CountedFrom.PROCESSED,
                        "accepted now, processed 24 h later, 90 days"));
    }

    @Test
    void is_projected_from_the_acceptance_once_there_is_one() {
        assertThat(new EffectiveDatePolicy(Anchor.PROCESSED, 90)
                        .project(new EffectiveDatePolicy.Situation(
                                INITIATED, ACCEPTED, null, ACCEPTED.plusSeconds(60), Duration.ofMinutes(90))))
                .isEqualTo(new EffectiveDatePolicy.Projection(
                        LocalDate.parse("2026-04-20"),
                        CountedFrom.PROCESSED,
                        "accepted 2026-01-20T10:15:00Z, processed PT1H30M later, 90 days"));
    }

    @Test
    void says_when_it_counts_from_the_submission() {
        var situation = new EffectiveDatePolicy.Situation(INITIATED, ACCEPTED, null, ACCEPTED, Duration.ofHours(24));

        assertThat(new EffectiveDatePolicy(Anchor.INITIATED, 90)
                        .project(situation)
                        .basis())
                .isEqualTo("initiated 2026-01-12T09:00:00Z, 90 days");
        assertThat(new EffectiveDatePolicy(Anchor.ACCEPTED, 90)
                        .project(situation)
                        .basis())
                .isEqualTo("accepted 2026-01-20T10:15:00Z, 90 days");
    }

    @ParameterizedTest(name = "agreed on {0} gives {1}")
    @CsvSource({"2026-03-01, 2026-03-01", "2026-01-15, 2026-01-22", "2026-01-22, 2026-01-22", "2026-01-23, 2026-01-23"})
    void is_the_agreed_one_unless_processing_ends_later(LocalDate agreed, LocalDate day) {
        for (var anchor : Anchor.values()) {
            assertThat(new EffectiveDatePolicy(anchor, 90).decide(INITIATED, ACCEPTED, PROCESSED, agreed))
                    .isEqualTo(day);
        }
    }

    @ParameterizedTest(name = "agreed on {0} is projected as {1}: {2}")
    @CsvSource(textBlock = """
            2026-03-01, 2026-03-01, agreed
            2026-01-21, 2026-01-21, agreed
            2026-01-20, 2026-01-21, 'agreed on 2026-01-20, accepted 2026-01-20T10:15:00Z, processed 24 h later'
            """)
    void is_projected_as_it_was_agreed(LocalDate agreed, LocalDate day, String basis) {
        var situation = new EffectiveDatePolicy.Situation(INITIATED, ACCEPTED, agreed, ACCEPTED, Duration.ofHours(24));

        assertThat(new EffectiveDatePolicy(Anchor.INITIATED, 90).project(situation))
                .isEqualTo(new EffectiveDatePolicy.Projection(day, CountedFrom.AGREED, basis));
    }

    @ParameterizedTest(name = "at {0} it is {1}: {2}")
    @CsvSource(textBlock = """
            2026-01-21T10:15:00Z,        2026-04-21, 'accepted 2026-01-20T10:15:00Z, processed 24 h later, 90 days'
            2026-01-21T10:15:00.000001Z, 2026-04-21, 'accepted 2026-01-20T10:15:00Z, processed now, 90 days'
            2026-01-23T00:00:00Z,        2026-04-23, 'accepted 2026-01-20T10:15:00Z, processed now, 90 days'
            """)
    void moves_on_while_a_review_takes_longer_than_usual(Instant now, LocalDate day, String basis) {
        var situation = new EffectiveDatePolicy.Situation(INITIATED, ACCEPTED, null, now, Duration.ofHours(24));

        assertThat(new EffectiveDatePolicy(Anchor.PROCESSED, 90).project(situation))
                .isEqualTo(new EffectiveDatePolicy.Projection(day, CountedFrom.PROCESSED, basis));
    }
}
