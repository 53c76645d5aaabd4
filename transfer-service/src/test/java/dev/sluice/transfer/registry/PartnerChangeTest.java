package dev.sluice.transfer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.transfer.Cocp;
import dev.sluice.transfer.Golden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A change of partner")
class PartnerChangeTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            requested,               goes on
            accepted,                goes on
            review-started,          goes on
            grace-started,           goes on
            cancel-requested,        goes on
            declined,                is over
            canceled,                is over
            expired,                 is over
            completed,               is over
            effective-date-proposed, unmoved
            effective-date-agreed,   unmoved
            effective-date-refused,  unmoved
            reminder-due,            unmoved
            overdue,                 unmoved
            not-known-today,         unmoved
            """)
    void goes_on_or_is_over_by_the_type_of_the_event(String act, String expected) {
        var type = "partner-change.%s.v1".formatted(act);

        assertThat(PartnerChange.moves(type)).isEqualTo(!expected.equals("unmoved"));
        assertThat(PartnerChange.goesOnAfter(type)).isEqualTo(expected.equals("goes on"));
    }

    /** Every type of the contract stands in the table above. */
    @Test
    void has_no_types_that_nobody_thought_of() {
        assertThat(Golden.types(Cocp.CHANGES)).hasSize(14);
    }
}
