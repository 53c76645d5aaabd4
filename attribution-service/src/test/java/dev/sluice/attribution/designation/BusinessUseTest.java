package dev.sluice.attribution.designation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.designation.BusinessUse.Added;
import dev.sluice.attribution.designation.BusinessUse.Capacity;
import dev.sluice.attribution.designation.BusinessUse.Revenue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Business applications")
class BusinessUseTest {

    static final UUID CUSTOMER = UUID.randomUUID();

    @ParameterizedTest(name = "a customer with {0} dollars counts from {1} on: {2}")
    @CsvSource({"1499.99, 1500, 0", "1500, 1500, 1", "249.99, 250, 0", "250, 250, 1"})
    void add_customers_that_bring_enough(String revenue, String least, int adds) {
        var use = new BusinessUse(List.of(added(revenue)), List.of(), List.of(), new Revenue(0));

        assertThat(use.netAdds(Map.of("ADD_REVENUE", new BigDecimal(least)))).isEqualTo(adds);
    }

    @Test
    void add_no_customer_that_counted_a_year_ago() {
        var use = new BusinessUse(
                List.of(added("2000"), added("2000")), List.of(added("2000")), List.of(), new Revenue(0));

        assertThat(use.netAdds(Map.of("ADD_REVENUE", BigDecimal.TEN))).isEqualTo(1);
    }

    @ParameterizedTest(name = "from {0} to {1}, base {2}: {3} percent")
    @CsvSource({
        "50000, 65000, 50000, 30",
        "49999, 65000, 50000, 0",
        "20000, 90000, 25000, 0",
        "25000, 20000, 25000, -20",
        "0, 90000, 0, 0"
    })
    void grow_by_the_value_of_their_use(String yearAgo, String now, String base, String percent) {
        var use = new BusinessUse(List.of(), List.of(), List.of(capacity(now, yearAgo)), new Revenue(0));

        assertThat(use.growth(Map.of("USAGE_BASE", new BigDecimal(base)))).isEqualByComparingTo(percent);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({"9999, 10000, 0", "10000, 10000, 1", "4999.9, 5000, 0", "5000, 5000, 1"})
    void are_deployed_when_they_are_used_enough(String now, String least, int deployments) {
        var use = new BusinessUse(List.of(), List.of(), List.of(capacity(now, "0")), new Revenue(0));

        assertThat(use.deployments(Map.of("DEPLOYMENT", new BigDecimal(least)))).isEqualTo(deployments);
    }

    @ParameterizedTest(name = "{0} large workloads: {1}")
    @CsvSource({"4, SMB", "5, ENTERPRISE"})
    void are_measured_on_the_track_of_their_customers(int large, Track track) {
        var use = new BusinessUse(List.of(), List.of(), List.of(), new Revenue(large));

        assertThat(use.track(Map.of("TRACK_WORKLOADS", BigDecimal.valueOf(5)))).isEqualTo(track);
    }

    private static Added added(String revenue) {
        return new Added(CUSTOMER, "BUSINESS_CENTRAL", new BigDecimal(revenue));
    }

    private static Capacity capacity(String now, String yearAgo) {
        return new Capacity(CUSTOMER, "BUSINESS_CENTRAL", new BigDecimal(now), new BigDecimal(yearAgo));
    }
}
