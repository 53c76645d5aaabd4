package dev.sluice.transfer.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A market")
class MarketsTest {

    static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    @Inject
    Markets markets;

    @Inject
    Sql sql;

    @ParameterizedTest
    @CsvSource({
        "NL, DK, true", "NL, CH, true", "NL, NO, true", "NL, GB, true", "DE, US, false", "US, PR, false",
                "US, VI, false",
        "US, GU, true", "US, AS, true", "US, MP, true", "US, UM, true", "BR, BR, true", "BR, US, false",
                "BR, AR, false",
        "AU, NZ, false", "NZ, WS, true", "NZ, VU, true", "DK, FO, true", "DK, GL, true", "GB, JE, true", "CA, PM, true",
        "CA, US, false", "KE, ZA, false", "ZA, ZW, true", "ZA, TR, true", "KE, RE, true", "HK, CN, false",
                "HK, TW, false",
        "IN, BD, false", "JP, KR, false", "AU, FJ, true", "AU, PG, true", "SA, UA, true", "RS, DE, false"
    })
    void serves_its_own_region_only(String partner, String customer, boolean allowed) {
        assertThat(market(partner).mayServe(market(customer))).isEqualTo(allowed);
        assertThat(market(customer).mayServe(market(partner))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "DK, DKK, DKK", "FO, DKK, DKK", "GL, EUR, EUR", "NO, NOK, NOK", "SE, SEK, SEK", "CH, CHF, CHF", "LI, EUR, EUR",
        "GB, GBP, GBP", "BR, BRL, USD", "IN, INR, INR", "NZ, NZD, NZD", "WS, NZD, NZD", "ZA, USD, USD", "KR, KRW, KRW",
        "VA, , ", "KN, , ", "BA, , ", "MK, , ", "PS, , "
    })
    void has_its_currencies(String country, String currency, String legacyCurrency) {
        assertThat(market(country).currency()).isEqualTo(currency);
        assertThat(market(country).legacyCurrency()).isEqualTo(legacyCurrency);
    }

    @Test
    void exists_for_every_country_of_the_programme() {
        var perRegion = sql
                .list(
                        row -> Map.entry(row.getString(1), row.getInt(2)),
                        "select region, count(*) from region_membership where edition = 1 group by region")
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(perRegion)
                .isEqualTo(Map.ofEntries(
                        Map.entry("AFRICA", 47),
                        Map.entry("APAC", 18),
                        Map.entry("AUSTRALIA", 21),
                        Map.entry("BRAZIL", 1),
                        Map.entry("CANADA", 2),
                        Map.entry("CHINA", 1),
                        Map.entry("EUROPE", 45),
                        Map.entry("INDIA", 1),
                        Map.entry("JAPAN", 1),
                        Map.entry("KOREA", 1),
                        Map.entry("LATAM", 51),
                        Map.entry("MEA_CEE", 44),
                        Map.entry("NEW_ZEALAND", 3),
                        Map.entry("TAIWAN", 1),
                        Map.entry("UNITED_STATES", 5)));
    }

    @Test
    void is_found_by_the_code_of_a_country_and_by_nothing_else() {
        assertThat(markets.find("XX", TODAY)).isEmpty();
        assertThat(markets.find("nl", TODAY)).isEmpty();
        assertThatThrownBy(() -> markets.require("nl", Instant.EPOCH.plusSeconds(2_000_000_000), "/country"))
                .hasMessageContaining("INVALID_VALUE");
    }

    private Market market(String country) {
        return markets.find(country, TODAY).orElseThrow();
    }
}
