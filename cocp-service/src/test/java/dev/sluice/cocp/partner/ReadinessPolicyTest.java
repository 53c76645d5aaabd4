package dev.sluice.cocp.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A partner is ready")
class ReadinessPolicyTest {

    static final UUID NOORDZEE = UUID.randomUUID();
    static final Instant ACCEPT_BY = Instant.parse("2026-01-22T09:00:00Z");

    final ReadinessPolicy policy = new ReadinessPolicy();

    @Test
    void when_nothing_is_missing() {
        assertThat(codes(partner("A1B2C3D4", true, 1), contact(UUID.randomUUID()), List.of()))
                .isEmpty();
    }

    @Test
    void and_hears_everything_that_is_missing_with_what_to_do() {
        var findings =
                policy.findings(new ReadinessPolicy.Situation(partner(null, false, 0), Optional.empty(), List.of()));

        assertThat(findings)
                .extracting(ReadinessPolicy.Finding::code)
                .containsExactly("PCN_NOT_ALLOWED", "PCN_MISSING", "SUBMITTER_MISSING", "CHANGE_CONTACT_MISSING");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.remedies()).hasSize(1);
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.at()).isNull();
        });
    }

    @Test
    void with_a_contact_that_may_be_written_to() {
        assertThat(codes(partner("A1B2C3D4", true, 1), contact(null), List.of()))
                .containsExactly("CHANGE_CONTACT_UNVERIFIED");
    }

    @Test
    void as_soon_as_it_has_answered_what_is_due() {
        var request = UUID.randomUUID();
        var situation = new ReadinessPolicy.Situation(
                partner("A1B2C3D4", true, 1),
                contact(UUID.randomUUID()),
                List.of(new PendingAnswers.PendingAnswer(request, ACCEPT_BY)));

        assertThat(policy.findings(situation)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ANSWER_DUE_SOON");
            assertThat(finding.at()).isEqualTo(ACCEPT_BY);
            assertThat(finding.remedies().getFirst().link()).endsWith(request.toString());
        });
    }

    private List<String> codes(
            Partner partner, Optional<ChangeContact> contact, List<PendingAnswers.PendingAnswer> pending) {
        return policy.findings(new ReadinessPolicy.Situation(partner, contact, pending)).stream()
                .map(ReadinessPolicy.Finding::code)
                .toList();
    }

    private static Optional<ChangeContact> contact(UUID published) {
        return Optional.of(new ChangeContact(NOORDZEE, "anna@noordzee.example", null, "nl", published, 1));
    }

    private static Partner partner(String pcn, boolean authorized, int submitters) {
        return new Partner(
                NOORDZEE,
                "Noordzee Licenties BV",
                pcn,
                "4500001",
                null,
                List.of(PartnerType.LSP),
                "NL",
                "EUROPE",
                authorized,
                true,
                null,
                submitters,
                1);
    }
}
