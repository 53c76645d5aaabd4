package dev.sluice.cocp.growth;

import static io.restassured.RestAssured.given;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Sweep;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.ExplainingDriver;
import dev.sluice.stack.testing.Plan;
import dev.sluice.stack.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** From 10,000 rows of each kind to 1,000,000; with the profile {@code long} alone until it has been seen to pass. */
@QuarkusTest
@TestProfile(GrowthTest.Explained.class)
@QuarkusTestResource(
        value = BackingServices.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "growth"))
@DisplayName("A list of one page")
@Timeout(1200)
@EnabledIfSystemProperty(named = "sluice.long", matches = "true")
class GrowthTest {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;

    /** What a look-up by key may read beside what it returns. */
    private static final long FREE = 10;

    private static final String CUSTOMER =
            TestTokens.token("CUSTOMER", Volume.CUSTOMER, "eva@delta.example", "enterprise-admin");
    private static final String NEW_PARTNER = TestTokens.token(
            "PARTNER", Volume.NEW_PARTNER, "anna@noordzee.example", "contract-submitter", "admin-agent");
    private static final String OLD_PARTNER =
            TestTokens.token("PARTNER", Volume.OLD_PARTNER, "lars@fjord.example", "contract-submitter");
    private static final String OPERATOR =
            TestTokens.token("OPERATOR", new UUID(0, 1), "", "registry", "operations", "platform", "auditor");

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
            return Map.of(
                    "quarkus.datasource.jdbc.driver",
                    ExplainingDriver.class.getName(),
                    "quarkus.scheduler.enabled",
                    "false"); // nobody else reads meanwhile
        }
    }

    /** Who asks for what. */
    private record Question(String who, String path) {}

    private static Map<String, Question> questions() {
        var requests = "/v1/partner-change-requests?pageSize=50";
        var questions = new LinkedHashMap<String, Question>();
        questions.put("partners", new Question(CUSTOMER, "/v1/partners?pageSize=50"));
        questions.put("partners by PCN", new Question(CUSTOMER, "/v1/partners?pcn=P77&pageSize=50"));
        questions.put("partners by name", new Question(CUSTOMER, "/v1/partners?name=28dd2c7955ce92&pageSize=50"));
        questions.put("a customer's agreements", new Question(CUSTOMER, "/v1/agreements?pageSize=50"));
        questions.put("a partner's agreements", new Question(OLD_PARTNER, "/v1/agreements?pageSize=50"));
        questions.put("all agreements", new Question(OPERATOR, "/v1/agreements?pageSize=50"));
        questions.put(
                "agreements of one customer",
                new Question(OPERATOR, "/v1/agreements?pageSize=50&customerTenantId=" + Volume.CUSTOMER));
        questions.put("a customer's requests", new Question(CUSTOMER, requests));
        questions.put("a customer's open requests", new Question(CUSTOMER, requests + "&state=IN_PROGRESS"));
        questions.put("requests to a partner", new Question(NEW_PARTNER, requests + "&direction=incoming"));
        questions.put("a partner's open requests", new Question(NEW_PARTNER, requests + "&state=IN_PROGRESS"));
        questions.put("requests from a partner", new Question(OLD_PARTNER, requests));
        questions.put("all requests", new Question(OPERATOR, requests));
        questions.put("all open requests", new Question(OPERATOR, requests + "&state=IN_PROGRESS"));
        questions.put("a customer's deadlines", new Question(CUSTOMER, "/v1/deadlines?pageSize=50"));
        questions.put("operations' deadlines", new Question(OPERATOR, "/v1/deadlines?pageSize=50"));
        questions.put("a customer's selections", new Question(CUSTOMER, "/v1/selections?pageSize=50"));
        questions.put("a customer's open selections", new Question(CUSTOMER, "/v1/selections?pageSize=50&state=OPEN"));
        questions.put("all selections", new Question(OPERATOR, "/v1/selections?pageSize=50"));
        questions.put(
                "candidates of a selection",
                new Question(CUSTOMER, "/v1/selections/bbbbbbb4-0000-4000-8000-000000000000/candidates?pageSize=50"));
        questions.put(
                "a partner's readiness",
                new Question(NEW_PARTNER, "/v1/partners/" + Volume.NEW_PARTNER + "/readiness"));
        questions.put("what is stuck", new Question(OPERATOR, "/v1/stuck"));
        return questions;
    }

    @Test
    void costs_the_same_however_many_rows_there_are() throws SQLException {
        try (var connection = database.getConnection()) {
            var volume = new Volume(connection);
            volume.parties();
            volume.growTo(FEW);
            var few = answered();
            volume.growTo(MANY);
            var many = answered();

            var all = new SoftAssertions();
            few.forEach((name, before) -> compare(all, name, before, many.get(name)));
            all.assertAll();
        }
    }

    private Map<String, List<Plan>> answered() {
        var answers = new LinkedHashMap<String, List<Plan>>();
        questions().forEach((name, question) -> answers.put(name, answered(question)));
        answers.put("what is due", ExplainingDriver.during(() -> {
            sweep.nextDueAt();
            sweep.runDue(clock.now());
        }));
        return answers;
    }

    /** Asked once before, so that what is only read the first time is not counted. */
    private static List<Plan> answered(Question question) {
        get(question);
        return ExplainingDriver.during(() -> get(question));
    }

    private static void get(Question question) {
        given().header("Authorization", "Bearer " + question.who())
                .get(question.path())
                .then()
                .statusCode(200);
    }

    private static void compare(SoftAssertions all, String name, List<Plan> few, List<Plan> many) {
        var before = buffers(few);
        var after = buffers(many);
        System.out.printf("%-30s %6d buffers, %6d, %s%n", name, before, after, reads(many));
        all.assertThat(before).as(name + ": was explained").isPositive();
        all.assertThat(after).as(name + ": buffers").isLessThanOrEqualTo(mostGrowth(name) * before);
        for (var plan : many) {
            plan.read()
                    .forEach((table, rows) -> all.assertThat(rows)
                            .as("%s: rows of %s read for %d by %s", name, table, plan.returned(), plan.sql())
                            .isLessThanOrEqualTo(Math.max(2 * plan.returned(), FREE)));
        }
    }

    /**
     * A part of a name is looked up by its runs of three letters; the index reads what stands under each of them, and that grows
     * with the names, though a hundred times more slowly.
     */
    private static long mostGrowth(String name) {
        return name.equals("partners by name") ? 5 : 2;
    }

    private static long buffers(List<Plan> plans) {
        return plans.stream().mapToLong(Plan::buffers).sum();
    }

    private static List<String> reads(List<Plan> plans) {
        var reads = new ArrayList<String>();
        plans.forEach(
                plan -> plan.read().forEach((table, rows) -> reads.add(table + " " + rows + "/" + plan.returned())));
        return reads;
    }
}
