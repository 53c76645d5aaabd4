package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.attribution.Golden;
import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The audit trail of a claim")
class ClaimAuditTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void shows_what_changed_and_of_people_and_their_words_only_that_they_did() throws Exception {
        var claim = claimant.draft(alpen, claimant.workload("TEAMS"));
        edits(claim, Map.of("workloads", List.of("EXCHANGE")));
        edits(claim, Map.of("partnerContact", Map.of("name", "Anna Auster"), "comment", "call Anna Auster"));

        assertThat(change(claim, "edit_claim", 0).at("/before/workloads/0").asText())
                .isEqualTo("TEAMS");
        assertThat(change(claim, "edit_claim", 0).at("/after/workloads/0").asText())
                .isEqualTo("EXCHANGE");
        assertThat(change(claim, "edit_claim", 0).at("/after/changed")).isEmpty();
        var second = change(claim, "edit_claim", 1);
        assertThat(second.at("/after/changed").toString()).contains("CONTACTS").contains("COMMENTS");
        assertThat(second.toString()).doesNotContain("Auster");
        assertThat(second.at("/after/partnerId").asText()).isEqualTo(portfolio.partnerId(alpen));
    }

    @Test
    void names_each_proof_by_its_content() throws Exception {
        var claim = claimant.draft(alpen, claimant.workload("TEAMS"));
        claimant.proves(alpen, claim, claimant.sound()).statusCode(201);

        assertThat(change(claim, "add_claim_evidence", 0).at("/after/proof").asText())
                .isEqualTo(Documents.sha256(Claimant.PICTURE));
    }

    private void edits(String claim, Map<String, ?> change) {
        portfolio
                .asPartner(alpen)
                .header("If-Match", "*")
                .body(change)
                .patch("/v1/claims/" + claim)
                .then()
                .statusCode(200);
    }

    private JsonNode change(String claim, String operation, int place) throws IOException {
        var records = Golden.JSON.readTree(portfolio
                .asOperator("auditor")
                .get("/v1/audit-records?resourceType=claim&resourceId=" + claim)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        var found = records.path("items")
                .valueStream()
                .filter(each -> each.path("operation").asText().equals(operation))
                .toList();
        return opened(found.get(place));
    }

    /** Before and after stand as they were written. */
    private static JsonNode opened(JsonNode found) throws IOException {
        var opened = Golden.JSON.createObjectNode();
        for (var side : List.of("before", "after")) {
            var value = found.path(side);
            opened.set(side, value.isTextual() ? Golden.JSON.readTree(value.asText()) : value);
        }
        return opened;
    }
}
