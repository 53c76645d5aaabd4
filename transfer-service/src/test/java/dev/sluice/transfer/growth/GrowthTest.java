package dev.sluice.transfer.growth;

import static io.restassured.RestAssured.given;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Sweep;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.ExplainingDriver;
import dev.sluice.stack.testing.Plan;
import dev.sluice.stack.testing.TestTokens;
import dev.sluice.transfer.provisioning.ProvisioningWork;
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
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** From 10,000 rows of each kind to 1,000,000, by the profile {@code long}; {@code -Dsluice.growth=N} for another end. */
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

    private static final int MANY = Integer.getInteger("sluice.growth", 1_000_000);
    private static final int FEW = Math.min(10_000, MANY / 10);

    /** What a look-up by key may read beside what it returns. */
    private static final long FREE = 10;

    private static final String CUSTOMER =
            TestTokens.token("CUSTOMER", Volume.CUSTOMER, "eva@delta.example", "global-admin");
    private static final String PARTNER =
            TestTokens.token("PARTNER", Volume.PARTNER, "anna@noordzee.example", "admin-agent");
    private static final String OPERATOR =
            TestTokens.token("OPERATOR", new UUID(0, 1), "", "registry", "operations", "platform", "auditor");

    @Inject
    AgroalDataSource database;

    @Inject
    Sweep sweep;

    @Inject
    ProvisioningWork provisioning;

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

    /** Reference data: they do not grow with what partners do. */
    private static final Set<String> CONSTANT = Set.of("region_membership", "term_billing_cycle", "offer");

    /** Lists that every party has, with the conditions that they take. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "agreements", List.of(""),
            "relationship-requests", List.of(""),
            "relationships", List.of("", "&customerTenantId=" + Volume.CUSTOMER),
            "channel-transfers", List.of("", "&state=SCHEDULED"),
            "subscriptions", List.of("", "&customerTenantId=" + Volume.CUSTOMER),
            "orders", List.of(""),
            "migrations", List.of(""),
            "manual-transitions", List.of("", "&state=OPEN"));

    private static Map<String, Question> questions() {
        var questions = new LinkedHashMap<String, Question>();
        var parties = Map.of("customer", CUSTOMER, "partner", PARTNER, "operator", OPERATOR);
        LISTS.forEach((list, conditions) ->
                conditions.forEach(condition -> parties.forEach((party, token) -> questions.put(
                        "%s%s of a %s"
                                .formatted(list, condition.isEmpty() ? "" : " " + condition.substring(1, 6), party),
                        new Question(token, "/v1/" + list + "?pageSize=50" + condition)))));
        for (var condition : List.of("", "&state=CREATED")) {
            questions.put(
                    "a partner's batches" + condition, new Question(PARTNER, "/v1/batches?pageSize=50" + condition));
            questions.put("all batches" + condition, new Question(OPERATOR, "/v1/batches?pageSize=50" + condition));
        }
        var items = "/v1/batches/" + Volume.LARGE_BATCH + "/items?pageSize=50";
        questions.put("items of a batch", new Question(PARTNER, items));
        questions.put("failed items of a batch", new Question(PARTNER, items + "&state=FAILED"));
        questions.put("a partner's tasks", new Question(PARTNER, "/v1/tasks?pageSize=50"));
        questions.put("a partner's open tasks", new Question(PARTNER, "/v1/tasks?pageSize=50&state=OPEN"));
        questions.put("requests for release", new Question(PARTNER, "/v1/release-requests?pageSize=50"));
        questions.put("a partner's charges", new Question(PARTNER, "/v1/reconciliation/2026-01?pageSize=50"));
        questions.put("all charges", new Question(OPERATOR, "/v1/reconciliation/2026-01?pageSize=50"));
        var ending = "/v1/channel-transfers/agreements?pageSize=50";
        questions.put("what of an EA ends", new Question(PARTNER, ending));
        questions.put(
                "what of a customer's EA ends", new Question(PARTNER, ending + "&customerTenantId=" + Volume.CUSTOMER));
        questions.put(
                "what is under an agreement",
                new Question(PARTNER, "/v1/channel-transfers/agreements/G1/subscriptions?pageSize=50"));
        questions.put("offers", new Question(PARTNER, "/v1/offers?pageSize=50&market=NL"));
        questions.put("promotions", new Question(PARTNER, "/v1/promotions?pageSize=50"));
        questions.put("a partner's deadlines", new Question(PARTNER, "/v1/deadlines?pageSize=50"));
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
            provisioning.nextDueAt();
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
        System.out.printf("%-50s %6d buffers, %6d, %s%n", name, before, after, reads(many));
        all.assertThat(before).as(name + ": was explained").isPositive();
        all.assertThat(after).as(name + ": buffers").isLessThanOrEqualTo(2 * before);
        for (var plan : many) {
            grown(plan)
                    .forEach((table, rows) -> all.assertThat(rows)
                            .as("%s: rows of %s read for %d by %s", name, table, plan.returned(), plan.sql())
                            .isLessThanOrEqualTo(Math.max(2 * plan.returned(), FREE)));
        }
    }

    private static Map<String, Long> grown(Plan plan) {
        var read = new LinkedHashMap<>(plan.read());
        read.keySet().removeAll(CONSTANT);
        return read;
    }

    private static long buffers(List<Plan> plans) {
        return plans.stream().mapToLong(Plan::buffers).sum();
    }

    /** What is read beyond what is returned. */
    private static List<String> reads(List<Plan> plans) {
        var reads = new ArrayList<String>();
        for (var plan : plans) {
            grown(plan).forEach((table, rows) -> {
                if (rows > Math.max(2 * plan.returned(), FREE)) {
                    reads.add("%s %d/%d".formatted(table, rows, plan.returned()));
                }
            });
        }
        return reads;
    }
}
