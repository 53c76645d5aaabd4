package dev.sluice.attribution.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("What a score would be")
class WhatIfTest {

    final UUID partner = UUID.randomUUID();

    @ParameterizedTest(name = "{0}: {6} of 100, {7}")
    @CsvSource(textBlock = """
            ENTERPRISE, 3, 12, 4, 18, 3, 59.57, IN_PROGRESS
            ENTERPRISE, 5, 12, 4, 18, 3, 65.57, IN_PROGRESS
            ENTERPRISE, 5, 12, 7, 18, 3, 72.00, QUALIFIED
            ENTERPRISE, 9, 99, 9, 99, 9, 100.00, QUALIFIED
            ENTERPRISE, 9, 99, 9, 99, 0, 80.00, IN_PROGRESS
            SMB, 5, 3, 1, 28, 4, 78.50, QUALIFIED
            SMB, -2, 0, 0, -5, 0, 0.00, IN_PROGRESS
            """)
    void of_business_applications(
            String track,
            int adds,
            int intermediate,
            int advanced,
            double growth,
            int deployments,
            String total,
            String status) {
        var score = whatIf(
                        "BUSINESS_APPLICATIONS",
                        Map.of(
                                "track", track,
                                "netCustomerAdds", adds,
                                "intermediateCertifications", intermediate,
                                "advancedCertifications", advanced,
                                "usageGrowthPercent", growth,
                                "deployments", deployments))
                .statusCode(200)
                .body("status", is(status))
                .body("track", is(track))
                .extract()
                .<Number>path("total");

        assertThat(new BigDecimal(score.toString())).isEqualByComparingTo(total);
    }

    @ParameterizedTest(name = "{0} advanced of 7: {1}")
    @CsvSource({"4, 8.57", "7, 15.00", "1, 2.14", "0, 0"})
    void rounds_to_two_digits(int people, String points) {
        var given = whatIf("BUSINESS_APPLICATIONS", Map.of("track", "ENTERPRISE", "advancedCertifications", people))
                .extract()
                .<Number>path("metrics.ADVANCED_CERTIFICATIONS.points");

        assertThat(new BigDecimal(given.toString())).isEqualByComparingTo(points);
    }

    @ParameterizedTest(name = "{0}, CPOR {1}, DPOR {2}, CSP {3}: {4}")
    @CsvSource(textBlock = """
            ENTERPRISE, 3, 4, 0, 15
            ENTERPRISE, 0, 4, 0, 10
            ENTERPRISE, 0, 0, 9, 0
            SMB, 1, 9, 4, 10
            SMB, 5, 0, 0, 25
            """)
    void of_modern_work_takes_the_better_type_and_adds_none(
            String track, int cpor, int dpor, int csp, String deployments) {
        var given = whatIf(
                        "MODERN_WORK",
                        Map.of("track", track, "deployments", Map.of("CPOR", cpor, "DPOR", dpor, "CSP", csp)))
                .statusCode(200)
                .extract()
                .<Number>path("metrics.DEPLOYMENTS.points");

        assertThat(new BigDecimal(given.toString())).isEqualByComparingTo(deployments);
    }

    @ParameterizedTest(name = "{0}, 3 adds: {1}")
    @CsvSource({"ENTERPRISE, 12", "SMB, 6"})
    void of_modern_work_counts_adds_by_track(String track, String points) {
        var given = whatIf("MODERN_WORK", Map.of("track", track, "netCustomerAdds", 3))
                .extract()
                .<Number>path("metrics.NET_CUSTOMER_ADDS.points");

        assertThat(new BigDecimal(given.toString())).isEqualByComparingTo(points);
    }

    @Test
    void is_the_partners_own_business_and_needs_a_track() {
        whatIf("BUSINESS_APPLICATIONS", Map.of()).statusCode(400).body("errors.pointer", containsInAnyOrder("/track"));
        whatIf("MODERN_WORK", Map.of("track", "SMB", "deployments", Map.of("PAL", 1)))
                .statusCode(400);
        whatIf("BUSINESS_APPLICATIONS", Map.of("track", "SMB", "deployments", -1))
                .statusCode(400);
        whatIf("SECURITY", Map.of("track", "SMB")).statusCode(404);
        given().auth()
                .oauth2(TestTokens.token("PARTNER", UUID.randomUUID(), "", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("track", "SMB"))
                .post("/v1/partners/%s/designation-scores/MODERN_WORK/what-if".formatted(partner))
                .then()
                .statusCode(404);
    }

    private ValidatableResponse whatIf(String area, Map<String, Object> numbers) {
        return given().auth()
                .oauth2(TestTokens.token("PARTNER", partner, "", "viewer"))
                .contentType(ContentType.JSON)
                .body(numbers)
                .post("/v1/partners/%s/designation-scores/%s/what-if".formatted(partner, area))
                .then();
    }
}
