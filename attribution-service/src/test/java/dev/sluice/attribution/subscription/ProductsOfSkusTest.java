package dev.sluice.attribution.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A SKU")
class ProductsOfSkusTest {

    @Inject
    Sql sql;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DYN365_BUSINESS_CENTRAL_ESSENTIALS, BUSINESS_CENTRAL",
        "DYN365_BUSCENTRAL_ESSENTIAL, BUSINESS_CENTRAL",
        "D365_BC_ESSENTIALS, BUSINESS_CENTRAL",
        "BUSINESS-CENTRAL-ESS, BUSINESS_CENTRAL",
        "D365_SALES, CUSTOMER_ENGAGEMENT",
        "DYNAMICS_365_SUPPLY_CHAIN, FINANCE_OPERATIONS",
        "POWERAPPS_PER_USER, POWER_APPS",
        "POWER_BI_PRO, POWER_BI",
        "M365_E3_NO_TEAMS, ''"
    })
    void holds_the_products_that_its_words_name(String sku, String product) {
        var products = sql.first(row -> (String[]) row.getArray(1).getArray(), "select products_of(?::text)", sku)
                .orElseThrow();

        assertThat(String.join(",", products)).isEqualTo(product);
    }
}
