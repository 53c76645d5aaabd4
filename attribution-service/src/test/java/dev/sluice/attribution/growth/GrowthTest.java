package dev.sluice.attribution.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Sweep;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.Growth;
import dev.sluice.stack.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** By the profile {@code long}. */
@QuarkusTest
@TestProfile(GrowthTest.Explained.class)
@QuarkusTestResource(
        value = BackingServices.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "growth"))
@DisplayName("A list of one page")
@Timeout(1800)
@EnabledIfSystemProperty(named = "sluice.long", matches = "true")
class GrowthTest {

    private static final String CUSTOMER =
            TestTokens.token("CUSTOMER", AttributionVolume.CUSTOMER, "eva@delta.example", "global-admin");
    private static final String PARTNER =
            TestTokens.token("PARTNER", AttributionVolume.PARTNER, "anna@noordzee.example", "incentives-admin");
    private static final String SMALL_PARTNER = TestTokens.token(
            "PARTNER",
            AttributionVolume.SMALL_PARTNER,
            "rosa@rheia.example",
            "incentives-admin",
            "executive-report-viewer");
    private static final String OPERATOR =
            TestTokens.token("OPERATOR", new UUID(0, 1), "", "operations", "reviewer", "platform", "auditor");

    /** Reference data: they do not grow with what is told and claimed. */
    private static final Set<String> CONSTANT =
            Set.of("rule_set", "score_rule", "score_limit", "capacity_rate", "product_name", "exchange_rate");

    @TestHTTPResource("/")
    URI service;

    @Inject
    AgroalDataSource database;

    @Inject
    Sweep sweep;

    @Inject
    BusinessClock clock;

    /** The service on a driver that explains queries, over a database of its own. */
    public static final class Explained implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Growth.SETTINGS;
        }
    }

    @Test
    void costs_the_same_however_many_rows_there_are() throws SQLException {
        try (var connection = database.getConnection()) {
            var volume = new AttributionVolume(connection);
            volume.parties();
            var growth = new Growth(service, CONSTANT);
            associations(growth);
            claims(growth);
            revenue(growth);
            assertThat(growth.faults(volume)).isEmpty();
        }
    }

    private static void associations(Growth growth) {
        var all = "/v1/associations?pageSize=50";
        growth.ask("a customer's associations", CUSTOMER, all)
                .ask("a partner's associations", PARTNER, all)
                .ask("all associations", OPERATOR, all)
                .ask(
                        "associations of one customer",
                        OPERATOR,
                        all + "&customerTenantId=" + AttributionVolume.SMALL_CUSTOMER)
                .ask(
                        "associations of one partner",
                        OPERATOR,
                        all + "&partnerTenantId=" + AttributionVolume.SMALL_PARTNER)
                .ask("associations of a subscription", OPERATOR, all + "&subscriptionId=b7")
                .ask("associations of a customer's subscription", CUSTOMER, all + "&subscriptionId=b7")
                .ask("associations of an agreement", OPERATOR, all + "&agreementId=G7")
                .ask("associations of a customer's agreement", CUSTOMER, all + "&agreementId=G7");
    }

    private static void claims(Growth growth) {
        var all = "/v1/claims?pageSize=50";
        growth.ask("a customer's claims", CUSTOMER, all)
                .ask("a partner's claims", PARTNER, all)
                .ask("all claims", OPERATOR, all)
                .ask("a customer's submitted claims", CUSTOMER, all + "&state=SUBMITTED")
                .ask("a partner's submitted claims", PARTNER, all + "&state=SUBMITTED")
                .ask("all submitted claims", OPERATOR, all + "&state=SUBMITTED")
                .ask("a partner's rejected claims", PARTNER, all + "&state=REJECTED")
                .ask("all rejected claims", OPERATOR, all + "&state=REJECTED")
                .ask("the review queue", OPERATOR, "/v1/review-queue?pageSize=50")
                .ask("a partner's deadlines", PARTNER, "/v1/deadlines?pageSize=50")
                .ask("reviewers' deadlines", OPERATOR, "/v1/deadlines?pageSize=50")
                .ask("what is stuck", OPERATOR, "/v1/stuck");
    }

    /** Of a partner that has as much as it had, while others have more. */
    private void revenue(Growth growth) {
        var small = "/v1/partners/" + AttributionVolume.SMALL_PARTNER;
        var month = AttributionVolume.MONTH;
        var credits = "/v1/partners/%s/credits?pageSize=50".formatted(AttributionVolume.PARTNER);
        growth.ask("a partner's credits", PARTNER, credits)
                .ask("a partner's pending credits", PARTNER, credits + "&state=PENDING")
                .ask("lines of a month", OPERATOR, "/v1/revenue-lines?pageSize=50&month=" + month)
                .ask("a statement", SMALL_PARTNER, small + "/statements/" + month)
                .addsUp("a statement")
                .ask("what a number consists of", SMALL_PARTNER, small + "/statements/" + month + "/lines/7/explain")
                .addsUp("what a number consists of")
                .ask("a dashboard", SMALL_PARTNER, small + "/revenue?months=12")
                .addsUp("a dashboard")
                .ask("rows of a dashboard", SMALL_PARTNER, small + "/revenue/rows?month=" + month)
                .addsUp("rows of a dashboard")
                .ask("goals", SMALL_PARTNER, small + "/competency-goals")
                .addsUp("goals");
        for (var area : List.of("BUSINESS_APPLICATIONS", "MODERN_WORK")) {
            growth.ask("a score of " + area, SMALL_PARTNER, small + "/designation-scores/" + area)
                    .addsUp("a score of " + area);
        }
        growth.ask("what is due", () -> {
            sweep.nextDueAt();
            sweep.runDue(clock.now());
        });
    }
}
