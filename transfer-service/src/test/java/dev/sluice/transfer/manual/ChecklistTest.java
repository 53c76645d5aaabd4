package dev.sluice.transfer.manual;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The checklist of a manual transition")
class ChecklistTest {

    static final LocalDate END = LocalDate.of(2026, 6, 30);

    private static Source source(Channel channel) {
        var partner = channel == Channel.OTHER_CSP ? UUID.randomUUID() : null;
        return new Source(channel, "s-1", UUID.randomUUID(), partner, "Microsoft_365_ E5_(senza Teams)", 100, END);
    }

    @Test
    void gives_thirty_days_from_the_end_of_the_source() {
        var checklist = Checklist.of(source(Channel.EA), new Checklist.Plan(null, null, null, false));

        assertThat(checklist.purchaseDeadline()).isEqualTo(LocalDate.of(2026, 7, 30));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Microsoft_365_E5_(no_Teams), 100, true,  true,  false",
                "Microsoft_365_E5_(no_Teams), -,   true,  -,     false",
                "Microsoft_365_E5_(no_Teams), 90,  true,  false, true",
                "Microsoft_365_E5,            100, false, true,  true",
                "-,                           100, false, true,  true"
            })
    void asks_for_licences_to_be_reassigned_unless_service_and_number_stay(
            String provisioningId, Integer quantity, boolean idMatches, Boolean quantityMatches, boolean reassign) {
        var checklist = Checklist.of(source(Channel.EA), new Checklist.Plan(provisioningId, quantity, null, false));

        assertThat(checklist.provisioningIdMatch()).isEqualTo(idMatches);
        assertThat(checklist.quantityMatch()).isEqualTo(quantityMatches);
        assertThat(checklist.licenseReassignmentRequired()).isEqualTo(reassign);
    }

    @ParameterizedTest
    @CsvSource({
        "EA, true, NONE",
        "OTHER_CSP, true, NONE",
        "WEB_DIRECT, true, PARTNER_WITH_DELEGATED_ADMIN",
        "WEB_DIRECT, false, CUSTOMER"
    })
    void knows_who_asks_the_vendor_for_credit(Channel channel, boolean delegatedAdmin, CreditRoute route) {
        var checklist = Checklist.of(source(channel), new Checklist.Plan(null, null, null, delegatedAdmin));

        assertThat(checklist.creditRoute()).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, WAIT_FOR_END",
                "2026-07-01, WAIT_FOR_END",
                "2026-06-30, CANCEL_SOURCE",
                "2026-05-01, CANCEL_SOURCE"
            })
    void advises_not_to_pay_twice(LocalDate purchase, Advice advice) {
        var checklist = Checklist.of(source(Channel.EA), new Checklist.Plan(null, null, purchase, false));

        assertThat(checklist.advice()).isEqualTo(advice);
    }

    @Test
    void gives_each_step_to_who_can_do_it() {
        var web = source(Channel.WEB_DIRECT);
        var csp = source(Channel.OTHER_CSP);
        var same = "Microsoft_365_E5_(no_Teams)";

        assertThat(Checklist.of(web, new Checklist.Plan("other", 100, null, false))
                        .steps(web))
                .containsExactly(
                        entry(StepKind.AUTO_RENEW_OFF, Who.CUSTOMER),
                        entry(StepKind.PURCHASED, Who.TARGET),
                        entry(StepKind.LICENSES_REASSIGNED, Who.CUSTOMER),
                        entry(StepKind.CREDIT_REQUESTED, Who.CUSTOMER));
        assertThat(Checklist.of(web, new Checklist.Plan(same, 100, null, true)).steps(web))
                .containsEntry(StepKind.CREDIT_REQUESTED, Who.TARGET)
                .doesNotContainKey(StepKind.LICENSES_REASSIGNED);
        assertThat(Checklist.of(csp, new Checklist.Plan(same, 100, null, true)).steps(csp))
                .containsExactly(
                        entry(StepKind.AUTO_RENEW_OFF, Who.SOURCE_PARTNER), entry(StepKind.PURCHASED, Who.TARGET));
    }
}
