package dev.sluice.transfer.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A provisioning id")
class ProvisioningIdTest {

    @ParameterizedTest
    @CsvSource({
        "Microsoft_365_ Business_ Premium_(senza Teams), microsoft_365_business_premium_(no_teams)",
        "Microsoft_365_Business_Standard_(senza Teams), microsoft_365_business_standard_(no_teams)",
        "Microsoft_365_E3_(senza Teams), microsoft_365_e3_(no_teams)",
        "Microsoft_365_E5_(senza_Teams), microsoft_365_e5_(no_teams)",
        "Microsoft 365 E3 (no Teams), microsoft_365_e3_(no_teams)",
        "Microsoft_365_E3_(ohne Teams), microsoft_365_e3_(no_teams)",
        "MICROSOFT__365  E3_(uden__Teams), microsoft_365_e3_(no_teams)",
        "microsoft_365_e3_zonder_teams, microsoft_365_e3_no_teams",
        "Microsoft_365_E3, microsoft_365_e3",
        "Presenza_Teams, presenza_teams",
        "senza_teamsite, senza_teamsite"
    })
    void has_one_normal_form_however_it_is_printed(String printed, String normal) {
        assertThat(ProvisioningId.normal(printed)).isEqualTo(normal);
        assertThat(ProvisioningId.normal(normal)).isEqualTo(normal);
    }

    @Test
    void with_teams_does_not_match_the_one_without() {
        assertThat(ProvisioningId.match(" Microsoft_365_E3_(senza Teams)", "microsoft 365 E3 (no teams)"))
                .isTrue();
        assertThat(ProvisioningId.match("Microsoft_365_E3", "Microsoft_365_E3_(no_Teams)"))
                .isFalse();
    }
}
