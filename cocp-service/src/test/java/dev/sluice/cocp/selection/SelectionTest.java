package dev.sluice.cocp.selection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A supplier selection")
class SelectionTest extends Market {

    @Test
    void leads_from_the_needs_to_a_change_request_that_is_accepted_as_it_is() throws IOException {
        var moved = world.agreement();
        var own = world.agreement(Map.of("currentPartnerPcn", world.noordzeePcn));
        var id = world.post(world.customer, "/v1/selections", opening(Map.of("agreementIds", List.of(moved, own))))
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .header("Location", notNullValue())
                .body("state", is("OPEN"))
                .body("agreementIds", contains(moved, own))
                .body("deadlines.kind", contains("QUOTATIONS", "DECISION"))
                .body("allowedActions", contains("invite-adviser", "invite", "discuss", "close"))
                .body("warnings", empty())
                .extract()
                .<String>path("id");
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        act(adviser, id, "invitations", Map.of("partnerTenantId", world.noordzee))
                .statusCode(201);
        act(adviser, id, "invitations", Map.of("partnerTenantId", roma)).statusCode(201);
        quote(world.anna, id, world.noordzee, offer(90, 70, "100.00"))
                .statusCode(201)
                .header("ETag", is("\"1\""));
        quote(luca, id, roma, offer(50, 100, "80.00"))
                .statusCode(201)
                .body("totalCost.amounts.amount", contains("2970.00"))
                .body("totalCost.amounts.currency", contains("EUR"));
        putAs(adviser, path(id) + "/discussion", null, Map.of("notes", "Noordzee answers sooner.\nŁódź office?"))
                .then()
                .statusCode(201);
        get(adviser, id, "/comparison")
                .statusCode(200)
                .body("method", is("weighted-sum-1"))
                .body("places.partnerTenantId", contains(world.noordzee.toString(), roma.toString()))
                .body("places.points", contains("82.00", "70.00"))
                .body("places[0].shares.points", contains("54.00", "28.00"))
                .body("recommended", contains(world.noordzee.toString()))
                .body("quotations.companyInfo", hasItem("We are 40 people."))
                .body("notes", empty());
        checkReport(id);

        var body = act(world.customer, id, "choose", Map.of("partnerTenantId", world.noordzee))
                .statusCode(200)
                .body("licenseIds", contains(moved))
                .body("newPartnerPcn", is(world.noordzeePcn))
                .body("partnerContactEmail", is("anna@noordzee.example"))
                .body("signatory.firstName", is("Ea"))
                .body("signatory.lastName", is("Admin"))
                .extract()
                .asString();

        given().header("Authorization", "Bearer " + world.customer)
                .contentType("application/json")
                .body(body)
                .post("/v1/partner-change-requests")
                .then()
                .statusCode(201)
                .body("newPartner.pcn", is(world.noordzeePcn))
                .body("refusedItems", empty())
                .body("warnings", empty());
        get(world.customer, id, "/change-request").statusCode(200).body("licenseIds", contains(moved));
        get(world.customer, id, "")
                .body("state", is("CHOSEN"))
                .body("chosenPartnerTenantId", is(world.noordzee.toString()))
                .body("allowedActions", empty())
                .body("deadlines", empty())
                .body("warnings.code", contains("COCP_ALREADY_OPEN"));
        get(world.customer, id, "/timeline")
                .body(
                        "items.type",
                        contains(
                                "selection.opened.v1",
                                "selection.invited.v1",
                                "selection.invited.v1",
                                "selection.invited.v1",
                                "selection.quoted.v1",
                                "selection.quoted.v1",
                                "selection.chosen.v1",
                                "selection.closed.v1"))
                .body(
                        "items.actor",
                        contains(
                                "CUSTOMER",
                                "CUSTOMER",
                                "ADVISER",
                                "ADVISER",
                                "PARTNER",
                                "PARTNER",
                                "CUSTOMER",
                                "CUSTOMER"));
        get(luca, id, "/timeline")
                .body("items.type", contains("selection.invited.v1", "selection.quoted.v1", "selection.closed.v1"))
                .body("items[2].data.reason", is("ANOTHER_PARTNER_CHOSEN"));
        checkAudit(id);
    }

    private void checkReport(String id) throws IOException {
        var report = given().header("Authorization", "Bearer " + adviser).get(path(id) + "/report");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.contentType()).startsWith("application/pdf");
        try (var document = Loader.loadPDF(report.asByteArray())) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Advice on the choice of a partner: Renewal")
                    .contains("Somebody who answers the telephone")
                    .contains("service: weight 60, 60.00 % of all")
                    .contains("Recommended: Noordzee Licenties BV")
                    .contains("2. Roma Servizi Srl: 70.00 points of 100; 2970.00 EUR")
                    .contains("Noordzee answers sooner.")
                    .contains("Łódź office?")
                    .contains("weighted-sum-1")
                    .contains("None yet");
        }
    }

    /** The customer's log has the whole, a partner's its own quotation. */
    private void checkAudit(String id) {
        var admin = TestTokens.token("CUSTOMER", world.delta, "", "enterprise-admin", "global-admin");
        world.get(admin, "/v1/audit-records?pageSize=1000")
                .then()
                .body(
                        "items.findAll { it.resourceType == 'supplier_selection' }.operation",
                        containsInAnyOrder(
                                "open_selection",
                                "invite_adviser",
                                "invite_partner",
                                "invite_partner",
                                "note_discussion",
                                "choose_partner"));
        world.get(luca, "/v1/audit-records?pageSize=1000")
                .then()
                .body(
                        "items.findAll { it.resourceType.startsWith('supplier') }.operation",
                        contains("submit_quotation"))
                .body(
                        "items.findAll { it.resourceType == 'supplier_quotation' }.resourceId",
                        contains(id + "/" + roma));
    }
}
