package dev.sluice.attribution.designation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.designation.WorkUse.Deployed;
import dev.sluice.attribution.designation.WorkUse.Tenant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Modern work")
class WorkUseTest {

    static final UUID CUSTOMER = UUID.randomUUID();
    static final Map<String, BigDecimal> SMB = limits(11, 300);
    static final Map<String, BigDecimal> ENTERPRISE = limits(301, 1_000_000);

    @ParameterizedTest(name = "{0} seats: {1} SMB, {2} ENTERPRISE")
    @CsvSource({"10, 0, 0", "11, 1, 0", "300, 1, 0", "301, 0, 1"})
    void adds_customers_by_their_seats(long seats, int smb, int enterprise) {
        var use = new WorkUse(List.of(new Tenant(CUSTOMER, seats)), List.of(), List.of());

        assertThat(use.netAdds(SMB)).isEqualTo(smb);
        assertThat(use.netAdds(ENTERPRISE)).isEqualTo(enterprise);
    }

    @Test
    void adds_no_customer_that_was_there_a_year_ago() {
        var use = new WorkUse(
                List.of(new Tenant(CUSTOMER, 100), new Tenant(UUID.randomUUID(), 100)),
                List.of(new Tenant(CUSTOMER, 90)),
                List.of());

        assertThat(use.netAdds(SMB)).isEqualTo(1);
    }

    @Test
    void grows_by_type_of_association_and_by_customers_of_the_track() {
        var use = new WorkUse(
                List.of(new Tenant(CUSTOMER, 100)),
                List.of(),
                List.of(
                        deployed("CPOR", 80, 20, true),
                        deployed("CPOR", 30, 10, true),
                        deployed("CSP", 80, 20, true),
                        new Deployed(UUID.randomUUID(), "TEAMS", "CPOR", 500, 900, 0, 0, true)));

        assertThat(use.growth(SMB)).isEqualTo(Map.of("CPOR", BigDecimal.valueOf(80), "CSP", BigDecimal.valueOf(60)));
    }

    @ParameterizedTest(name = "{0} of 100 active, {1} before, for more than a year {2}: {3}")
    @CsvSource({"39, 0, true, 0", "40, 0, true, 1", "40, 39, false, 1", "40, 40, false, 0", "40, 40, true, 1"})
    void is_deployed_when_enough_seats_are_active_that_were_not_when_the_partner_came(
            long active, long before, boolean isOld, int deployments) {
        var use = new WorkUse(
                List.of(new Tenant(CUSTOMER, 100)), List.of(), List.of(deployed("CPOR", active, before, isOld)));

        assertThat(use.deployments(SMB).getOrDefault("CPOR", BigDecimal.ZERO))
                .isEqualByComparingTo(BigDecimal.valueOf(deployments));
    }

    private static Deployed deployed(String type, long active, long before, boolean isOld) {
        return new Deployed(CUSTOMER, "TEAMS", type, active, 100, before, 100, isOld);
    }

    private static Map<String, BigDecimal> limits(long from, long to) {
        return Map.of(
                "SEATS_FROM", BigDecimal.valueOf(from),
                "SEATS_TO", BigDecimal.valueOf(to),
                "ACTIVE_SHARE", new BigDecimal("0.4"));
    }
}
