package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.association.AgreementFact.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An agreement's record, written on 2026-03-01 at noon,")
class AgreementStateTest {

    static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0} with its last day {1} ends {2}")
    @CsvSource(textBlock = """
            ACTIVE,   2027-03-31, ''
            ACTIVE,   2025-12-31, ''
            ACTIVE,   '',         ''
            TOMORROW, 2025-12-31, ''
            EXPIRED,  2025-12-31, 2026-01-01T00:00:00Z
            ENDED,    2026-02-28, 2026-03-01T00:00:00Z
            ENDED,    2027-03-31, 2026-03-01T12:00:00Z
            ENDED,    '',         2026-03-01T12:00:00Z
            """)
    void says_when_the_agreement_ends(String status, String endDate, String end) {
        var agreement = new AgreementState(
                "8100001", new UUID(0, 1), status, endDate.isEmpty() ? null : LocalDate.parse(endDate), null);

        var facts = agreement.facts("/services/cocp", "8100001", 4, WRITTEN);

        assertThat(facts).singleElement().satisfies(fact -> {
            assertThat(fact.kind()).isEqualTo(Kind.STATUS);
            assertThat(fact.effectiveAt()).isEqualTo(end.isEmpty() ? null : Instant.parse(end));
        });
    }
}
