package dev.sluice.cocp.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerType;
import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The suitability of a partner")
class SuitabilityPolicyTest {

    static final UUID PARTNER = UUID.fromString("11111111-0000-4000-8000-000000000001");

    @Test
    void has_nothing_against_an_authorised_partner_of_the_region() {
        var verdict = decide(partner("A1B2C3D4", "EUROPE", true, 1, PartnerType.LSP), List.of("F0RD0001"), Set.of());

        assertThat(verdict.suitable()).isTrue();
        assertThat(verdict.concerns()).isEmpty();
    }

    @Test
    void hears_every_reason() {
        var verdict =
                decide(partner(null, "UNITED_STATES", false, 0, PartnerType.DIRECT_BILL), List.of(), Set.of(PARTNER));

        assertThat(verdict.reasons())
                .extracting(Violation::code)
                .containsExactly("PCN_NOT_ALLOWED", "PCN_MISSING", "PARTNER_OUT_OF_REGION", "PARTNER_IS_ADVISER");
        assertThat(verdict.concerns())
                .extracting(Violation::code)
                .containsExactly("NO_SUBMITTER", "NOT_A_LICENSING_PARTNER");
    }

    @Test
    void is_lost_when_the_partner_serves_all_agreements_and_a_concern_when_it_serves_some() {
        var partner = partner("A1B2C3D4", "EUROPE", true, 1, PartnerType.LSP);

        assertThat(decide(partner, List.of("A1B2C3D4", "A1B2C3D4"), Set.of()).reasons())
                .extracting(Violation::code)
                .containsExactly("SAME_PARTNER");
        assertThat(decide(partner, List.of("A1B2C3D4", "A1B2C3D4"), Set.of()).suitable())
                .isFalse();
        assertThat(decide(partner, List.of("A1B2C3D4", "A1B2C3D4"), Set.of()).concerns())
                .isEmpty();
        assertThat(decide(partner, List.of("F0RD0001", "F0RD0001"), Set.of()).concerns())
                .isEmpty();
        var some = decide(partner, List.of("A1B2C3D4", "F0RD0001"), Set.of());
        assertThat(some.suitable()).isTrue();
        assertThat(some.concerns()).extracting(Violation::code).containsExactly("SAME_PARTNER");
    }

    private static SuitabilityPolicy.Verdict decide(Partner partner, List<String> served, Set<UUID> advisers) {
        return new SuitabilityPolicy().decide(new SuitabilityPolicy.Situation(partner, "EUROPE", served, 2, advisers));
    }

    private static Partner partner(String pcn, String region, boolean authorized, int submitters, PartnerType type) {
        return new Partner(
                PARTNER,
                "Noordzee",
                pcn,
                "1",
                null,
                List.of(type),
                "NL",
                region,
                authorized,
                true,
                null,
                submitters,
                1);
    }
}
