package dev.sluice.transfer.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import dev.sluice.transfer.Cocp;
import dev.sluice.transfer.Parties;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("An agreement")
class AgreementApiTest {

    final Cocp cocp = new Cocp();
    final Parties parties = new Parties();

    @AfterEach
    void hang_up() {
        cocp.close();
    }

    @Test
    void is_shown_to_its_customer_with_its_partner_of_record() {
        registered();

        get("CUSTOMER", parties.customer)
                .statusCode(200)
                .body("agreementId", is(parties.agreement))
                .body("customerTenantId", is(parties.customer.toString()))
                .body("program", is("EA"))
                .body("billing", is("INDIRECT"))
                .body("status", is("ACTIVE"))
                .body("startDate", is("2024-04-01"))
                .body("endDate", is("2027-03-31"))
                .body("partnerOfRecord.pcn", is("F0RD0001"))
                .body("partnerOfRecord.partnerTenantId", is(parties.oldPartner.toString()))
                .body("partnerOfRecord.name", is("Fjord Cloud"))
                .body("partnerOfRecord.since", is("2024-04-01T00:00:00Z"))
                .body("changeInProgress", nullValue());
    }

    @Test
    void shows_the_change_in_progress_until_it_has_completed() {
        registered();
        cocp.tells(Cocp.CHANGES, parties.change("requested", 1));
        cocp.wasHeard();
        get("CUSTOMER", parties.customer)
                .body("changeInProgress.requestId", is(parties.request.toString()))
                .body("changeInProgress.state", is("IN_PROGRESS"))
                .body("changeInProgress.newPartner.pcn", is("A1B2C3D4"))
                .body("changeInProgress.newPartner.name", is("Noordzee Licenties BV"))
                .body("changeInProgress.effectiveAt", nullValue());

        cocp.tells(Cocp.CHANGES, parties.change("accepted", 2));
        cocp.tells(Cocp.CHANGES, parties.change("grace-started", 3));
        cocp.wasHeard();
        get("CUSTOMER", parties.customer)
                .body("changeInProgress.state", is("GRACE_PERIOD"))
                .body("changeInProgress.effectiveAt", is("2026-04-22T00:00:00Z"));

        cocp.tells(Cocp.CHANGES, parties.change("completed", 4));
        cocp.tells(Cocp.AGREEMENTS, parties.agreementOfNewPartner(2));
        cocp.wasHeard();
        get("CUSTOMER", parties.customer)
                .body("changeInProgress", nullValue())
                .body("partnerOfRecord.pcn", is("A1B2C3D4"))
                .body("partnerOfRecord.since", is("2026-04-22T00:00:00Z"));
    }

    @Test
    void is_shown_to_the_new_partner_only_while_the_change_goes_on() {
        registered();
        get("PARTNER", parties.newPartner).statusCode(404).body("code", is("NOT_FOUND"));

        cocp.tells(Cocp.CHANGES, parties.change("requested", 1));
        cocp.wasHeard();
        get("PARTNER", parties.newPartner)
                .statusCode(200)
                .body("changeInProgress.state", is("IN_PROGRESS"))
                .body("partnerOfRecord.pcn", is("F0RD0001"))
                .body("partnerOfRecord.since", nullValue());
        list("PARTNER", parties.newPartner, "").body("items", hasSize(1));

        cocp.tells(Cocp.CHANGES, parties.change("expired", 2));
        cocp.wasHeard();
        get("PARTNER", parties.newPartner).statusCode(404);
        list("PARTNER", parties.newPartner, "").body("items", empty());
        get("PARTNER", parties.oldPartner).statusCode(200).body("changeInProgress", nullValue());
    }

    @Test
    void does_not_exist_for_strangers_for_other_kinds_of_tenant_and_before_it_has_arrived() {
        registered();

        get("CUSTOMER", UUID.randomUUID()).statusCode(404);
        get("PARTNER", UUID.randomUUID()).statusCode(404);
        get("PARTNER", parties.customer).statusCode(404);
        get("ADVISER", parties.customer).statusCode(404);
        get("OPERATOR", UUID.randomUUID()).statusCode(200);
        given().get("/v1/agreements/{id}", parties.agreement).then().statusCode(401);
        as("OPERATOR", UUID.randomUUID())
                .get("/v1/agreements/{id}", "not there")
                .then()
                .statusCode(404);
    }

    @Test
    void keeps_its_tag_until_what_the_caller_sees_changes() {
        registered();
        var before = get("CUSTOMER", parties.customer).extract().header("ETag");

        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.wasHeard();
        assertThat(get("CUSTOMER", parties.customer).extract().header("ETag")).isEqualTo(before);

        cocp.tells(Cocp.CHANGES, parties.change("requested", 1));
        cocp.wasHeard();
        assertThat(get("CUSTOMER", parties.customer).extract().header("ETag")).isNotEqualTo(before);
    }

    @Test
    void stands_on_exactly_one_page() {
        var wanted = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            var agreement = parties.agreement(1);
            agreement.put("subject", parties.agreement + i).put("partitionkey", parties.agreement + i);
            agreement.withObject("/data").put("agreementId", parties.agreement + i);
            cocp.tells(Cocp.AGREEMENTS, agreement);
            wanted.add(parties.agreement + i);
        }
        cocp.wasHeard();

        var seen = new ArrayList<String>();
        var token = "";
        do {
            var page = list("CUSTOMER", parties.customer, "?pageSize=2" + token)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> ids = page.getList("items.agreementId");
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids);
            token = page.get("nextPageToken") == null ? "" : "&pageToken=" + page.getString("nextPageToken");
        } while (!token.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void is_found_by_its_customer() {
        registered();

        list("OPERATOR", UUID.randomUUID(), "?customerTenantId=" + parties.customer)
                .body("items", hasSize(1));
        list("PARTNER", parties.oldPartner, "?customerTenantId=" + parties.customer)
                .body("items", hasSize(1));
        list("PARTNER", parties.oldPartner, "?customerTenantId=" + UUID.randomUUID())
                .body("items", empty());
        list("CUSTOMER", UUID.randomUUID(), "?customerTenantId=" + parties.customer)
                .body("items", empty());
        list("CUSTOMER", parties.customer, "?customerTenantId=nobody")
                .statusCode(400)
                .body("errors[0].pointer", is("customerTenantId"));
    }

    private void registered() {
        cocp.tells(Cocp.PARTNERS, parties.oldPartner(1, "Fjord Cloud"));
        cocp.tells(Cocp.CUSTOMERS, parties.customer(1, "Delta"));
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.wasHeard();
    }

    private ValidatableResponse get(String tenantType, UUID tenant) {
        return as(tenantType, tenant)
                .get("/v1/agreements/{id}", parties.agreement)
                .then();
    }

    private static ValidatableResponse list(String tenantType, UUID tenant, String query) {
        return as(tenantType, tenant).get("/v1/agreements" + query).then();
    }

    private static RequestSpecification as(String tenantType, UUID tenant) {
        return given().auth().oauth2(TestTokens.token(tenantType, tenant, "", "any"));
    }
}
