package dev.sluice.transfer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Files of the vendor's bulk tool")
class VendorReportTest {

    static final String BATCHES = "/v1/batches";
    static final String HEADER =
            "CustomerTenantId,LegacySubscriptionId,SeatCount,BaseSubscriptionId,MigrateOnRenewal,MigrationStatus,ErrorCode\n";

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");

    @BeforeEach
    void they_know_each_other() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response sent(String... rows) {
        return Trade.by(noordzee.admin())
                .contentType("text/csv")
                .body(HEADER + String.join("\n", rows) + "\n")
                .post(BATCHES + "?kind=MIGRATION");
    }

    private String row(String subscription, Object seats, String base, String onRenewal) {
        return String.join(",", delta.id().toString(), subscription, seats.toString(), base, onRenewal, "", "");
    }

    /** Rows of the report by subscription. */
    private Map<String, Map<String, String>> report(String batch) {
        var text = Trade.by(noordzee.admin())
                .accept("text/csv")
                .get(batch + "/items")
                .asString();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return csv.stream().collect(Collectors.toMap(row -> row.getField("key"), NamedCsvRecord::getFieldsAsMap));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void are_answered_in_its_result_columns() {
        var base = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));
        var later = legacy.of(delta, noordzee, Map.of());
        var never = legacy.of(delta, noordzee, Map.of("promotion", true));
        var made = sent(
                row(addOn, 5, base, ""), row(base, 30, "", ""), row(later, 25, "", "True"), row(never, 25, "", ""));
        made.then().statusCode(201).body("progress.total", is(3));
        var batch = BATCHES + "/" + made.path("id");
        trade.act(noordzee.admin(), batch + "/run").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(report(batch).get(base)).containsEntry("MigrationStatus", "Completed"));

        var rows = report(batch);

        assertThat(rows).containsOnlyKeys(base, addOn, later, never);
        assertThat(rows.get(base))
                .containsEntry("StartedNewTermInNce", "False")
                .containsEntry("NCETermDuration", "P1Y")
                .containsEntry("NCEBillingPlan", "Monthly")
                .containsEntry("NCESeatCount", "30")
                .containsEntry("BatchId", made.path("id"))
                .containsEntry("ErrorCode", "");
        var migration = legacy.get(noordzee, rows.get(base).get("MigrationId"));
        assertThat(rows.get(base)).containsEntry("NCESubscriptionId", migration.path("newCommerceSubscriptionId"));
        assertThat(rows.get(addOn))
                .containsEntry("NCESeatCount", "5")
                .containsEntry("MigrationId", migration.path("id"))
                .containsEntry("NCESubscriptionId", migration.path("addOnMigrations[0].newCommerceSubscriptionId"));
        assertThat(rows.get(later))
                .containsEntry("MigrationScheduleStatus", "Created")
                .containsEntry("MigrationScheduleId", rows.get(later).get("resultId"))
                .containsEntry("MigrationStatus", "")
                .containsEntry("MigrationId", "");
        assertThat(rows.get(never))
                .containsEntry("MigrationStatus", "Failed")
                .containsEntry("ErrorCode", "900218")
                .containsEntry("MigrationId", "");
        assertThat(rows.get(never).get("ErrorReason")).isNotBlank();
    }

    /** Rows count from the first after the header, whatever went with another one. */
    @Test
    void are_refused_at_the_rows_of_the_file() {
        var base = legacy.of(delta, noordzee, Map.of());

        sent(row("add-on", "many", base, ""), row(base, 30, "", ""), row("", 1, "", ""), row("other", 0, "", ""))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/rows/1/quantity", "/rows/3/currentSubscriptionId", "/rows/4/quantity"));
        sent(row("one", 1, "", ""), row("add-on", 1, "one", ""), row("one", 1, "", ""))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/rows/3"));
    }
}
