package dev.sluice.transfer.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A row with the last day of a term alone")
class ExistingSubscriptionRowTest {

    @ParameterizedTest
    @CsvSource({
        "P1M, 2027-04-14, 2027-03-15",
        "P1M, 2027-05-30, 2027-05-01",
        "P1M, 2027-03-28, 2027-03-01",
        "P1M, 2027-03-30, 2027-03-01",
        "P1M, 2027-03-31, 2027-03-01",
        "P1Y, 2028-02-28, 2027-03-01",
        "P1Y, 2028-02-29, 2027-03-01",
        "P3Y, 2030-12-30, 2027-12-31"
    })
    void begins_with_the_earliest_day_whose_term_reaches_it(String term, LocalDate last, LocalDate first) {
        var row = ending(term, last);

        assertThatCode(() -> row.check(last)).doesNotThrowAnyException();
        assertThat(row.firstDay()).isEqualTo(first);
        assertThat(row.lastDay()).isEqualTo(last);
    }

    private static ExistingSubscriptionRow ending(String term, LocalDate last) {
        var id = UUID.randomUUID();
        return new ExistingSubscriptionRow(
                id, id, id, "M365_E3", 1, term, "Monthly", null, last, null, null, null, null, null, null);
    }
}
