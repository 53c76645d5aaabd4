package dev.sluice.attribution.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pre-check of a proof")
class PreCheckTest {

    static final LocalDate TODAY = LocalDate.parse("2026-04-08");
    static final String SOUND = """
            Statement of work: Alpen advised Nordlys Energi A/S on Business
            Central. Signed: Gitte Lund, 1 April 2026""";

    @Test
    void finds_nothing_where_all_is_said_and_written() {
        assertThat(findings(SOUND, "Gitte Lund", TODAY.minusDays(7))).isEmpty();
        assertThat(PreCheck.named(Optional.of(SOUND), List.of("BUSINESS_CENTRAL", "RETAIL")))
                .containsExactly("BUSINESS_CENTRAL");
    }

    @Test
    void names_everything_that_a_document_lacks() {
        assertThat(findings("An offer for shoes.", "Gitte Lund", TODAY.minusDays(7)))
                .containsExactly(
                        "POE_MISSING_SIGNATURE", "POE_DATE_INVALID", "POE_MISSING_CUSTOMER", "POE_MISSING_PRODUCT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-01",
                "01.04.2026",
                "1.4.2026",
                "01/04/2026",
                "04/01/2026",
                "1 April 2026",
                "April 1, 2026"
            })
    void knows_the_day_however_it_is_written(String written) {
        assertThat(findings(SOUND.replace("1 April 2026", written), "Gitte Lund", LocalDate.parse("2026-04-01")))
                .isEmpty();
    }

    @Test
    void looks_at_what_is_declared_also_where_nothing_can_be_read() {
        assertThat(findings(null, null, null)).containsExactly("POE_MISSING_SIGNATURE", "POE_DATE_INVALID");
        assertThat(findings(null, "Gitte Lund", TODAY.plusDays(1))).containsExactly("POE_DATE_INVALID");
        assertThat(findings(null, "Gitte Lund", TODAY)).isEmpty();
        assertThat(findings(null, "Gitte Lund", TODAY.minusYears(1))).isEmpty();
        assertThat(findings(null, "Gitte Lund", TODAY.minusYears(1).minusDays(1)))
                .containsExactly("POE_DATE_INVALID");
    }

    @Test
    void tells_of_a_kind_that_describes_nothing_whatever_it_says() {
        for (var kind : List.of("INVOICE", "PRICE_LIST", "OTHER")) {
            assertThat(declared(Optional.of(SOUND), kind, List.of())).containsExactly("POE_MISSING_SERVICE");
        }
        assertThat(declared(Optional.of(SOUND), "STATEMENT_OF_WORK", List.of())).isEmpty();
    }

    @Test
    void tells_of_what_an_unread_document_is_not_said_to_name() {
        assertThat(declared(Optional.empty(), "PROOF_OF_EXECUTION", List.of("TEAMS")))
                .containsExactly("POE_MISSING_PRODUCT");
        assertThat(declared(Optional.empty(), "PROOF_OF_EXECUTION", List.of("BUSINESS_CENTRAL")))
                .isEmpty();
    }

    private static List<String> declared(Optional<String> text, String kind, List<String> declared) {
        var expected = new PreCheck.Expected(
                kind,
                declared,
                "Gitte Lund",
                TODAY.minusDays(7),
                TODAY,
                List.of("Nordlys Energi A/S"),
                List.of("BUSINESS_CENTRAL"));
        return PreCheck.findings(text, expected).stream().map(Finding::code).toList();
    }

    private static List<String> findings(String text, String signedBy, LocalDate signedOn) {
        return PreCheck.findings(
                        Optional.ofNullable(text),
                        new PreCheck.Expected(
                                "PROOF_OF_EXECUTION",
                                List.of("BUSINESS_CENTRAL"),
                                signedBy,
                                signedOn,
                                TODAY,
                                List.of("Nordlys Energi A/S", "nordlys.example"),
                                List.of("BUSINESS_CENTRAL")))
                .stream()
                .map(Finding::code)
                .toList();
    }
}
