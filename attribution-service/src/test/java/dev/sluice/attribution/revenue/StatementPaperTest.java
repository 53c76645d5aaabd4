package dev.sluice.attribution.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A statement on paper")
class StatementPaperTest {

    final Portfolio portfolio = new Portfolio();
    final Billing billing = new Billing(portfolio);
    final YearMonth month = Billing.month();
    final UUID seller = portfolio.seller;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void has_the_totals_checksums_and_lines_of_the_other_forms() throws IOException {
        var subscription = portfolio.subscribedSince(month + "-01");
        billing.bills(List.of(billing.line(month, subscription, "1000.00")));
        billing.closes(month).statusCode(200);
        billing.bills(List.of(billing.line(month, subscription, "-0.07")));
        var json = billing.statement(seller, month).extract().jsonPath();

        var text = text();

        assertThat(text)
                .contains("Statement of " + month)
                .contains("USD 1000.00 0.00")
                .contains("USD -0.07 0.00")
                .contains("USD 999.93 0.00")
                .contains("Restatement 1")
                .contains(json.getString("checksum"))
                .contains(json.getString("restatements[0].checksum"))
                .contains(subscription);
        assertThat(json.<Map<String, String>>getList("restatedTotals"))
                .containsExactly(Map.of("currency", "USD", "billed", "999.93", "influenced", "0.00"));
    }

    @Test
    void is_given_to_who_asks_for_it_and_may_read_the_statement() {
        billing.bills(List.of(billing.line(month, portfolio.subscribedSince(month + "-01"), "5.00")));
        portfolio
                .as("PARTNER", seller, "executive-report-viewer")
                .accept("application/pdf")
                .get(Billing.statements(seller, month))
                .then()
                .statusCode(409)
                .body("code", is("MONTH_OPEN"));
        billing.closes(month).statusCode(200);

        portfolio
                .as("PARTNER", seller, "executive-report-viewer")
                .accept("application/pdf")
                .get(Billing.statements(seller, month))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", startsWith("attachment"));
        portfolio
                .as("PARTNER", seller, "viewer")
                .accept("application/pdf")
                .get(Billing.statements(seller, month))
                .then()
                .statusCode(403);
        billing.statement(seller, month).contentType("application/json");
    }

    private String text() throws IOException {
        var bytes = portfolio
                .as("PARTNER", seller, "executive-report-viewer")
                .accept("application/pdf")
                .get(Billing.statements(seller, month))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
