package dev.sluice.attribution.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.association.ContractSchemas;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A statement")
class StatementTest {

    final Portfolio portfolio = new Portfolio();
    final Billing billing = new Billing(portfolio);
    final YearMonth month = Billing.month();
    final String subscription = portfolio.subscribedSince(month + "-01");
    final UUID seller = portfolio.seller;
    final UUID rival = portfolio.rival;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void tells_the_seller_what_is_billed_and_everybody_else_the_same_as_influenced() {
        names("EXECUTING_PARTNER", month + "-10T00:00:00Z", null);
        billing.bills(List.of(
                billing.line(month, subscription, "1000.00"),
                billing.line(month, subscription, "-100.50"),
                billing.line(month.plusMonths(1), subscription, "7.00")));

        closed();

        billing.statement(seller, month)
                .statusCode(200)
                .body("state", is("CLOSED"))
                .body("totals", contains(Map.of("currency", "USD", "billed", "899.50", "influenced", "0.00")))
                .body("lines.kind", contains("BILLED"))
                .body("lines.attribution", contains("TRANSACTING_PARTNER"))
                .body("lines.quantity", contains(20))
                .body("restatements", empty());
        billing.statement(rival, month)
                .body("totals", contains(Map.of("currency", "USD", "billed", "0.00", "influenced", "899.50")))
                .body("lines.attribution", contains("EXECUTING_PARTNER"));
        billing.statement(portfolio.influencer, month)
                .statusCode(200)
                .body("lines", empty())
                .body("totals", empty());
    }

    @Test
    void counts_a_partner_once_that_is_associated_twice() {
        var both = new HashMap<>(association("EXECUTING_PARTNER", month + "-01T00:00:00Z", null));
        both.put("partnerTenantId", seller);
        portfolio.names(both).statusCode(201);
        billing.bills(List.of(billing.line(month, subscription, "1000.00")));

        closed();

        billing.statement(seller, month)
                .body("lines.attribution", contains("TRANSACTING_PARTNER", "EXECUTING_PARTNER"))
                .body("lines.duplicate", contains(false, true))
                .body("totals", contains(Map.of("currency", "USD", "billed", "1000.00", "influenced", "0.00")));
    }

    @Test
    void gives_nothing_for_time_outside_of_an_association() {
        names("EXECUTING_PARTNER", month.plusMonths(1) + "-01T00:00:00Z", null);
        names("FASTTRACK", month.minusMonths(1) + "-01T00:00:00Z", month + "-01T00:00:00Z");
        names("ADMIN_LINK", month + "-01T00:00:00Z", null);
        billing.bills(List.of(billing.line(month, subscription, "10.00")));

        closed();

        billing.statement(rival, month).body("lines", empty());
    }

    @Test
    void has_the_same_totals_as_csv_and_a_checksum_over_its_rows() throws Exception {
        names("EXECUTING_PARTNER", month + "-01T00:00:00Z", null);
        billing.bills(List.of(
                billing.line(month, subscription, "1000.00"),
                with(billing.line(month, subscription, "12.34"), "currency", "EUR"),
                with(billing.line(month, subscription, "0.66"), "product", "Dynamics 365 (Finance)")));
        closed();

        var json = billing.statement(rival, month).statusCode(200).extract();
        var rows =
                billing.csv(rival, month).lines().map(row -> row.split(",", -1)).toList();

        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(17));
        var sums = rows.stream()
                .filter(row -> row[0].equals("LINE") && row[15].equals("false"))
                .collect(Collectors.groupingBy(
                        row -> row[11] + " " + row[3],
                        Collectors.reducing(BigDecimal.ZERO, row -> new BigDecimal(row[12]), BigDecimal::add)));
        assertThat(sums)
                .containsOnly(
                        Map.entry("USD INFLUENCED", new BigDecimal("1000.66")),
                        Map.entry("EUR INFLUENCED", new BigDecimal("12.34")));
        assertThat(json.<List<Map<String, String>>>path("totals"))
                .containsExactly(
                        Map.of("currency", "EUR", "billed", "0.00", "influenced", "12.34"),
                        Map.of("currency", "USD", "billed", "0.00", "influenced", "1000.66"));
        assertThat(rows.stream()
                        .filter(row -> row[0].equals("TOTAL"))
                        .map(row -> row[11] + " " + row[3] + " " + row[12]))
                .containsExactly(
                        "EUR BILLED 0.00", "EUR INFLUENCED 12.34", "USD BILLED 0.00", "USD INFLUENCED 1000.66");
        assertThat(json.<String>path("checksum")).isEqualTo(checksum(billing.csv(rival, month), "0"));
    }

    @Test
    void never_changes_and_tells_what_came_later_apart_with_its_cause() throws Exception {
        names("EXECUTING_PARTNER", month + "-01T00:00:00Z", null);
        billing.bills(List.of(billing.line(month, subscription, "1000.00")));
        closed();
        var before = billing.statement(rival, month).extract();

        var late = billing.line(month, subscription, "250.00");
        billing.bills(List.of(late));
        billing.bills(List.of(late));

        var after = billing.statement(rival, month)
                .body("restatements.cause", contains("LATE_REVENUE"))
                .body("restatements[0].causes", contains(late.get("lineId")))
                .body(
                        "restatements[0].totals",
                        contains(Map.of("currency", "USD", "billed", "0.00", "influenced", "250.00")))
                .body("restatedTotals", contains(Map.of("currency", "USD", "billed", "0.00", "influenced", "1250.00")))
                .body("lines.amount", contains("1000.00", "250.00"))
                .body("lines.restatement", contains(null, 1))
                .extract();
        for (var locked : List.of("totals", "checksum", "lines[0]", "closedAt")) {
            assertThat(after.<Object>path(locked)).isEqualTo(before.path(locked));
        }
        assertThat(after.<String>path("restatements[0].checksum")).isEqualTo(checksum(billing.csv(rival, month), "1"));
    }

    @Test
    void follows_an_association_that_is_heard_of_after_the_close() {
        billing.bills(List.of(billing.line(month, subscription, "1000.00")));
        closed();
        billing.statement(rival, month).body("lines", empty());

        var association = names("EXECUTING_PARTNER", month + "-05T00:00:00Z", null);
        billing.statement(rival, month)
                .body("totals", empty())
                .body("restatements.cause", contains("ASSOCIATION_CHANGED"))
                .body("restatements[0].causes", contains(association))
                .body("restatedTotals", contains(Map.of("currency", "USD", "billed", "0.00", "influenced", "1000.00")));
    }

    @Test
    void is_told_to_its_partner_alone() {
        names("EXECUTING_PARTNER", month + "-01T00:00:00Z", null);
        billing.bills(List.of(billing.line(month, subscription, "1000.00")));
        closed();
        billing.bills(List.of(billing.line(month, subscription, "1.00")));

        try (var announced = Announced.toPartner(rival)) {
            announced.until(told -> {
                var events = told.stream()
                        .filter(event -> event.path("type").asText().startsWith("statement."))
                        .toList();
                assertThat(events.stream().map(event -> event.path("type").asText()))
                        .containsExactly("statement.closed.v1", "statement.restated.v1");
                assertThat(events).allSatisfy(event -> {
                    ContractSchemas.accept(event);
                    assertThat(event.path("audience").asText()).isEqualTo(rival.toString());
                    assertThat(event.toString()).doesNotContain(portfolio.customer.toString());
                });
            });
        }
        for (var role : List.of("incentives-admin", "admin-agent", "executive-report-viewer")) {
            portfolio
                    .as("PARTNER", rival, role)
                    .get(Billing.statements(rival, month))
                    .then()
                    .statusCode(200);
        }
        portfolio
                .as("PARTNER", rival, "report-viewer")
                .get(Billing.statements(rival, month))
                .then()
                .statusCode(403);
        portfolio.asCustomer().get(Billing.statements(rival, month)).then().statusCode(403);
        portfolio.asPartner(seller).get(Billing.statements(rival, month)).then().statusCode(404);
        portfolio
                .asOperator("operations")
                .get(Billing.statements(rival, month))
                .then()
                .statusCode(200);
        portfolio
                .asOperator("operations")
                .get(Billing.statements(UUID.randomUUID(), month))
                .then()
                .statusCode(404);
        portfolio
                .asPartner(rival)
                .get(Billing.statements(rival, month) + "/lines/99/explain")
                .then()
                .statusCode(404);
        portfolio
                .asPartner(rival)
                .get(Billing.statements(rival, month) + "?fromLine=0")
                .then()
                .statusCode(400);
        portfolio
                .asPartner(rival)
                .get(Billing.statements(rival, month) + "?fromLine=2")
                .then()
                .body("lines.lineNo", contains(2));
    }

    private void closed() {
        billing.closes(month).statusCode(200).body("state", is("CLOSED"));
    }

    private String names(String type, String from, String until) {
        return portfolio
                .names(association(type, from, until))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Map<String, Object> association(String type, String from, String until) {
        var association = new HashMap<>(portfolio.association(type, subscription));
        association.put("from", from);
        if (until != null) {
            association.put("until", until);
        }
        return association;
    }

    private static Map<String, Object> with(Map<String, Object> line, String name, Object value) {
        var changed = new HashMap<>(line);
        changed.put(name, value);
        return changed;
    }

    private static String checksum(String csv, String edition) throws NoSuchAlgorithmException {
        var rows = csv.lines()
                .filter(row -> row.startsWith("LINE,") && row.split(",", -1)[2].equals(edition))
                .map(row -> row + "\n")
                .collect(Collectors.joining());
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(rows.getBytes(StandardCharsets.UTF_8)));
    }
}
