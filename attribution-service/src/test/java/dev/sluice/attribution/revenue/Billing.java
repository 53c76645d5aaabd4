package dev.sluice.attribution.revenue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.attribution.Cocp;
import dev.sluice.attribution.Golden;
import dev.sluice.attribution.Portfolio;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever bills, and operations who close months, at the API. */
public final class Billing {

    static final String TOPIC = Cocp.REVENUE;

    /** Months are everybody's, and close by themselves once a clock is moved: each test takes its own; those in between are nobody's. */
    private static final AtomicInteger MONTHS = new AtomicInteger();

    private final Portfolio portfolio;

    public Billing(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /** One that no other test knows, after the rules of July 2016 and long over. */
    public static YearMonth month() {
        return YearMonth.of(2016, 8).plusMonths(2L * MONTHS.getAndIncrement());
    }

    public Map<String, Object> line(YearMonth month, String subscription, String amount) {
        return new LinkedHashMap<>(Map.of(
                "lineId",
                UUID.randomUUID().toString(),
                "subscriptionId",
                subscription,
                "customerTenantId",
                portfolio.customer,
                "product",
                "BUSINESS_CENTRAL",
                "solutionArea",
                "BUSINESS_APPLICATIONS",
                "month",
                month.toString(),
                "currency",
                "USD",
                "amount",
                amount,
                "quantity",
                10,
                "salesChannel",
                "CSP"));
    }

    /** Uploads rows and waits for what became of them. */
    public JsonPath imports(String kind, List<Map<String, Object>> rows) {
        return imports(
                kind,
                "application/x-ndjson",
                String.join("\n", rows.stream().map(Billing::json).toList()));
    }

    JsonPath imports(String kind, String mediaType, String body) {
        var operation = portfolio
                .asOperator("operations")
                .contentType(mediaType)
                .body(body.getBytes(UTF_8))
                .post("/v1/imports?kind=" + kind)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> portfolio
                                .asOperator("operations")
                                .get(operation)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        progress -> progress.getBoolean("done"));
    }

    public void bills(List<Map<String, Object>> lines) {
        assertThat(imports("revenue-lines", lines).getInt("progress.failed")).isZero();
    }

    /** By Kafka. */
    void tells(Map<String, Object> line) {
        var id = line.get("lineId").toString();
        var event = Golden.event(TOPIC, "revenue-line.billed.v1", Map.of())
                .put("subject", id)
                .put("partitionkey", id)
                .put("customertenantid", portfolio.customer.toString());
        event.set("data", Golden.JSON.valueToTree(line));
        portfolio.others.tells(TOPIC, event);
    }

    ValidatableResponse closes(YearMonth month) {
        return portfolio
                .asOperator("operations")
                .post("/v1/months/" + month + "/close")
                .then();
    }

    ValidatableResponse statement(UUID partner, YearMonth month) {
        return portfolio
                .as("PARTNER", partner, "executive-report-viewer")
                .get(statements(partner, month))
                .then();
    }

    String csv(UUID partner, YearMonth month) {
        return portfolio
                .as("PARTNER", partner, "executive-report-viewer")
                .accept("text/csv")
                .get(statements(partner, month))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    ValidatableResponse explain(UUID partner, YearMonth month, int lineNo) {
        return portfolio
                .as("PARTNER", partner, "executive-report-viewer")
                .get(statements(partner, month) + "/lines/" + lineNo + "/explain")
                .then();
    }

    /** What the lines come to, by currency and kind; duplicates left out. */
    static List<Map<String, Object>> lines(ValidatableResponse statement) {
        return new ArrayList<>(statement.statusCode(200).extract().<List<Map<String, Object>>>path("lines"));
    }

    static String statements(UUID partner, YearMonth month) {
        return "/v1/partners/%s/statements/%s".formatted(partner, month);
    }

    static String json(Map<String, Object> row) {
        return Golden.JSON.valueToTree(row).toString();
    }
}
