package dev.sluice.cocp.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An agreement may change partner")
class EligibilityPolicyTest {

    final EligibilityPolicy policy = EligibilityPolicy.STANDARD;

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(textBlock = """
            EA,   ACTIVE,  false, APPROVED, ''
            EAS,  ACTIVE,  false, APPROVED, ''
            MPSA, ACTIVE,  false, APPROVED, AGREEMENT_PROGRAM_OUT_OF_SCOPE
            EA,   EXPIRED, false, APPROVED, AGREEMENT_NOT_ACTIVE
            EA,   ENDED,   false, APPROVED, AGREEMENT_NOT_ACTIVE
            EA,   ACTIVE,  true,  APPROVED, MSEDS_AGREEMENT
            EA,   ACTIVE,  false, PENDING,  TRADE_STATUS_NOT_APPROVED
            EA,   ACTIVE,  false, BLOCKED,  TRADE_STATUS_NOT_APPROVED
            """)
    void unless_a_rule_objects(
            String program, AgreementStatus status, boolean mseds, TradeStatus trade, String objection) {
        assertThat(policy.objections(new EligibilityPolicy.Situation(agreement(program, status, mseds), trade)))
                .extracting(Violation::code)
                .isEqualTo(objection.isEmpty() ? List.of() : List.of(objection));
    }

    @Test
    void and_is_told_every_objection_in_words_with_what_helps() {
        var hopeless =
                new EligibilityPolicy.Situation(agreement("MPSA", AgreementStatus.ENDED, true), TradeStatus.BLOCKED);

        assertThat(policy.objections(hopeless))
                .extracting(Violation::message)
                .containsExactly(
                        "8100006 belongs to the programme MPSA; only EA and EAS change partner here.",
                        "The agreement 8100006 is ENDED.",
                        "The agreement 8100006 is billed to or advised by the vendor's direct support.",
                        "The customer's trade status is BLOCKED.");
        assertThat(policy.objections(hopeless))
                .allSatisfy(objection -> assertThat(objection.remedies()).hasSize(1));
    }

    private static Agreement agreement(String program, AgreementStatus status, boolean mseds) {
        return new Agreement(
                "8100006",
                UUID.randomUUID(),
                program,
                null,
                status,
                null,
                null,
                null,
                mseds,
                false,
                null,
                null,
                false,
                1);
    }
}
