package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.association.AgreementState.PartnerOfRecord;
import dev.sluice.attribution.association.UnitFact.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An agreement's record, written on 2026-03-01 at noon,")
class AgreementStateTest {

    static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant SINCE = Instant.parse("2024-04-01T00:00:00Z");
    static final UUID PARTNER = new UUID(1, 1);

    @ParameterizedTest(name = "{0} since {1} with its last day {2} ends {3}")
    @CsvSource(textBlock = """
            ACTIVE,   '',                   2027-03-31, ''
            ACTIVE,   '',                   2025-12-31, ''
            ACTIVE,   '',                   '',         ''
            TOMORROW, '',                   2025-12-31, ''
            EXPIRED,  '',                   2025-12-31, 2026-01-01T00:00:00Z
            ENDED,    '',                   2026-02-28, 2026-03-01T00:00:00Z
            ENDED,    '',                   2027-03-31, 2026-03-01T12:00:00Z
            ENDED,    '',                   '',         2026-03-01T12:00:00Z
            ACTIVE,   2026-02-01T08:00:00Z, 2025-12-31, ''
            EXPIRED,  2026-02-01T08:00:00Z, 2025-12-31, 2026-01-01T00:00:00Z
            ENDED,    2026-02-01T08:00:00Z, 2027-03-31, 2026-02-01T08:00:00Z
            ENDED,    2026-02-01T08:00:00Z, '',         2026-02-01T08:00:00Z
            """)
    void says_when_the_agreement_ends(String status, String since, String endDate, String end) {
        var agreement = new AgreementState(
                "8100001",
                new UUID(0, 1),
                status,
                instant(since),
                endDate.isEmpty() ? null : LocalDate.parse(endDate),
                null,
                null);

        assertThat(facts(agreement)).singleElement().satisfies(fact -> {
            assertThat(fact.kind()).isEqualTo(since.isEmpty() ? Kind.STATUS : Kind.STATUS_SINCE);
            assertThat(fact.effectiveAt()).isEqualTo(instant(end));
        });
    }

    @Test
    void says_who_decided_its_partner() {
        var partner = new PartnerOfRecord(PARTNER, SINCE);

        assertThat(word("REGISTRY", partner)).isEqualTo(fact(Kind.REGISTRY_PARTNER, SINCE, PARTNER));
        assertThat(word("REGISTRY", null)).isEqualTo(fact(Kind.REGISTRY_NOBODY, WRITTEN, null));
        assertThat(word("CHANGE", partner)).isEqualTo(fact(Kind.PARTNER_OF_RECORD, SINCE, PARTNER));
        assertThat(word("TOMORROW", partner)).isEqualTo(fact(Kind.PARTNER_OF_RECORD, SINCE, PARTNER));
        assertThat(word(null, partner)).isEqualTo(fact(Kind.PARTNER_OF_RECORD, SINCE, PARTNER));
    }

    private static UnitFact word(String decidedBy, PartnerOfRecord partner) {
        return facts(new AgreementState("8100001", new UUID(0, 1), "ACTIVE", null, null, decidedBy, partner))
                .getLast();
    }

    private static UnitFact fact(Kind kind, Instant effectiveAt, UUID partner) {
        return new UnitFact(kind, "/services/cocp", "8100001", 4, new UUID(0, 1), effectiveAt, partner);
    }

    private static List<UnitFact> facts(AgreementState agreement) {
        return agreement.facts("/services/cocp", "8100001", 4, WRITTEN);
    }

    private static Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
