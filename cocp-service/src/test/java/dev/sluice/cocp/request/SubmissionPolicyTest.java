package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.AgreementStatus;
import dev.sluice.cocp.agreement.Billing;
import dev.sluice.cocp.agreement.EligibilityPolicy;
import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerType;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A customer may ask to change partner")
class SubmissionPolicyTest {

    static final UUID DELTA = UUID.fromString("22222222-0000-4000-8000-000000000001");
    static final UUID NOORDZEE = UUID.fromString("11111111-0000-4000-8000-000000000001");
    static final UUID FJORD = UUID.fromString("11111111-0000-4000-8000-000000000002");
    static final LocalDate TODAY = LocalDate.parse("2026-01-12");
    static final Instant ACCEPT_BY = Instant.parse("2026-01-22T09:00:00Z");

    final SubmissionPolicy policy = new SubmissionPolicy(20, EligibilityPolicy.STANDARD);

    @Test
    void when_nothing_stands_in_the_way() {
        var decision = policy.decide(asking(noordzee(true), TODAY, served("F0RD0001", FJORD, Optional.empty())));

        assertThat(decision.objections()).isEmpty();
        assertThat(decision.eligible()).hasSize(1);
        assertThat(decision.refused()).isEmpty();
    }

    @Test
    void but_not_to_an_unknown_or_unauthorised_one() {
        var candidate = served("F0RD0001", FJORD, Optional.empty());

        assertThat(codes(
                        policy.decide(asking(Optional.empty(), null, candidate)).objections()))
                .containsExactly("PCN_UNKNOWN");
        assertThat(codes(policy.decide(asking(noordzee(false), null, candidate)).objections()))
                .containsExactly("PCN_NOT_ALLOWED");
    }

    @Test
    void for_any_day_to_come_that_it_would_like() {
        var candidate = served("F0RD0001", FJORD, Optional.empty());

        assertThat(policy.decide(asking(noordzee(true), TODAY.plusYears(70), candidate))
                        .objections())
                .isEmpty();
    }

    @Test
    void but_not_to_the_one_it_has_under_whatever_number() {
        assertThat(reasons(served("A1B2C3D4", null, Optional.empty()))).containsExactly("SAME_PARTNER");
        assertThat(reasons(served("OTHER123", NOORDZEE, Optional.empty()))).containsExactly("SAME_PARTNER");
    }

    @Test
    void for_a_licence_that_nobody_serves() {
        assertThat(reasons(candidate(0, agreement("EA", AgreementStatus.ACTIVE, false, null), Optional.empty())))
                .isEmpty();
    }

    @Test
    void but_not_for_a_licence_it_does_not_have() {
        var foreign = new SubmissionPolicy.Candidate(3, "8199999", Optional.empty(), Optional.empty());

        assertThat(reasons(foreign)).containsExactly("LICENSE_UNKNOWN");
        assertThat(policy.decide(asking(noordzee(true), null, foreign))
                        .refused()
                        .getFirst()
                        .reasons()
                        .getFirst()
                        .pointer())
                .isEqualTo("/licenseIds/3");
    }

    @Test
    void but_not_while_another_change_is_open_and_hears_until_when() {
        var decision = policy.decide(asking(noordzee(true), null, served("F0RD0001", FJORD, Optional.of(open()))));

        assertThat(decision.refused().getFirst().reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("COCP_ALREADY_OPEN");
            assertThat(reason.eligibleFrom()).isEqualTo(ACCEPT_BY);
            assertThat(reason.message()).contains("AZURE_PORTAL", "IN_PROGRESS");
            assertThat(reason.remedies()).hasSize(1);
        });
    }

    @Test
    void and_hears_every_objection_to_a_licence_at_once() {
        var hopeless = candidate(
                0,
                agreement("MPSA", AgreementStatus.ENDED, true, new PartnerOfRecord("A1B2C3D4", NOORDZEE, ACCEPT_BY)),
                Optional.of(open()));
        var situation = new SubmissionPolicy.Situation(
                "A1B2C3D4", noordzee(true), "Delta", TradeStatus.BLOCKED, List.of(hopeless), null, TODAY);

        assertThat(codes(policy.decide(situation).refused().getFirst().reasons()))
                .containsExactly(
                        "AGREEMENT_PROGRAM_OUT_OF_SCOPE",
                        "AGREEMENT_NOT_ACTIVE",
                        "MSEDS_AGREEMENT",
                        "TRADE_STATUS_NOT_APPROVED",
                        "SAME_PARTNER",
                        "COCP_ALREADY_OPEN");
    }

    @Test
    void for_twenty_licences_and_not_for_twenty_one() {
        assertThat(policy.decide(package_of(20)).objections()).isEmpty();
        assertThat(policy.decide(package_of(20)).eligible()).hasSize(20);
        assertThat(codes(policy.decide(package_of(21)).objections())).containsExactly("TOO_MANY_LICENSES");
        assertThat(policy.decide(package_of(21)).eligible()).isEmpty();
    }

    @Test
    void from_today_on_but_not_from_yesterday() {
        var candidate = served("F0RD0001", FJORD, Optional.empty());

        assertThat(policy.decide(asking(noordzee(true), TODAY, candidate)).objections())
                .isEmpty();
        assertThat(codes(policy.decide(asking(noordzee(true), TODAY.minusDays(1), candidate))
                        .objections()))
                .containsExactly("BACKDATED_NOT_ALLOWED");
    }

    private List<String> reasons(SubmissionPolicy.Candidate candidate) {
        return policy.decide(asking(noordzee(true), null, candidate)).refused().stream()
                .flatMap(refused -> codes(refused.reasons()).stream())
                .toList();
    }

    private static List<String> codes(List<Violation> violations) {
        return violations.stream().map(Violation::code).toList();
    }

    private static SubmissionPolicy.Situation asking(
            Optional<Partner> partner, LocalDate date, SubmissionPolicy.Candidate... candidates) {
        return new SubmissionPolicy.Situation(
                "A1B2C3D4", partner, "Delta", TradeStatus.APPROVED, List.of(candidates), date, TODAY);
    }

    private static SubmissionPolicy.Situation package_of(int size) {
        return asking(
                noordzee(true),
                null,
                IntStream.range(0, size)
                        .mapToObj(index -> candidate(
                                index, agreement("EAS", AgreementStatus.ACTIVE, false, null), Optional.empty()))
                        .toArray(SubmissionPolicy.Candidate[]::new));
    }

    private static SubmissionPolicy.Candidate served(String pcn, UUID tenant, Optional<OpenChange> open) {
        return candidate(
                0, agreement("EA", AgreementStatus.ACTIVE, false, new PartnerOfRecord(pcn, tenant, ACCEPT_BY)), open);
    }

    private static SubmissionPolicy.Candidate candidate(int index, Agreement agreement, Optional<OpenChange> open) {
        return new SubmissionPolicy.Candidate(index, agreement.agreementId(), Optional.of(agreement), open);
    }

    private static Agreement agreement(String program, AgreementStatus status, boolean mseds, PartnerOfRecord partner) {
        return new Agreement(
                "8100001",
                DELTA,
                program,
                Billing.INDIRECT,
                status,
                null,
                null,
                null,
                mseds,
                false,
                null,
                partner,
                false,
                1);
    }

    private static OpenChange open() {
        return new OpenChange(
                "8100001",
                DELTA,
                "AZURE_PORTAL",
                "IN_PROGRESS",
                ACCEPT_BY.minusSeconds(864_000),
                "A1B2C3D4",
                ACCEPT_BY);
    }

    private static Optional<Partner> noordzee(boolean authorized) {
        return Optional.of(new Partner(
                NOORDZEE,
                "Noordzee Licenties BV",
                "A1B2C3D4",
                "4500001",
                null,
                List.of(PartnerType.LSP),
                "NL",
                "EUROPE",
                authorized,
                true,
                null,
                1,
                1));
    }
}
