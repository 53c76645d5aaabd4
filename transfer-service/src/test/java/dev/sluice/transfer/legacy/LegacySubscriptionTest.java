package dev.sluice.transfer.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.paging.Position;
import dev.sluice.transfer.offer.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Terms of a legacy subscription")
class LegacySubscriptionTest {

    @Test
    void end_on_the_day_of_the_first_one_however_short_the_months_between_are() {
        var ends = new ArrayList<String>();
        var subscription = told("P1M", "2027-01-31");
        for (var term = 0; term < 4; term++) {
            ends.add(subscription.lastDay().toString());
            subscription = subscription.at(subscription.termEnd());
        }

        assertThat(ends).containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
    }

    @ParameterizedTest
    @CsvSource({"P1M, 2027-01-31", "P1M, 2027-01-30T18:00:00Z", "P1Y, 2024-02-29", "P3Y, 2024-02-29"})
    void are_the_same_in_one_step_and_one_by_one(String term, String end) {
        var first = told(term, end);
        var swept = first;
        for (var terms = 0; terms < 40; terms++) {
            var instant = swept.termEnd();
            swept = swept.at(instant);
            assertThat(first.at(instant)).isEqualTo(swept);
        }
    }

    @Test
    void that_are_told_again_in_a_short_month_keep_their_day() {
        var known = told("P1M", "2027-01-31");

        var again = told("P1M", "2027-02-28").after(known);
        var other = told("P1M", "2027-02-27").after(known);

        assertThat(again.at(again.termEnd()).lastDay()).isEqualTo(LocalDate.parse("2027-03-31"));
        assertThat(other.at(other.termEnd()).lastDay()).isEqualTo(LocalDate.parse("2027-03-27"));
    }

    private static LegacySubscription told(String term, String end) {
        var id = UUID.fromString("00000000-0000-4000-8000-000000000001");
        return new LegacySubscriptionRow(
                        "legacy-1",
                        id,
                        id,
                        id,
                        "Active",
                        LocalDate.parse("2020-01-01"),
                        end,
                        term,
                        "Monthly",
                        25,
                        false,
                        Segment.COMMERCIAL,
                        false,
                        null,
                        true,
                        null)
                .subscription(Position.START, Tenure.since(LocalDate.EPOCH), 1, Instant.EPOCH);
    }
}
