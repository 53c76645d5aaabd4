package dev.sluice.transfer.handover;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A transfer between partners is refused, with the vendor's number")
class TransferRulesTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant alpen = trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
    final Tenant unsigned = trade.partner(
            "EUROPE", Map.of("indirectProviderTenantId", fjord.id(), "mpaSigned", false), "INDIRECT_RESELLER");
    final Tenant nordlys = trade.customer("EUROPE");

    @BeforeEach
    void the_target_serves_the_customer() {
        trade.heard();
        trade.related(fjord, nordlys);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void without_a_relationship_of_the_target_whether_there_is_such_a_customer_or_not() {
        handovers
                .ask(roma, fjord, nordlys, Map.of())
                .then()
                .statusCode(403)
                .body("code", is("NO_CUSTOMER_RELATIONSHIP"))
                .body("realCode", is("20002"));
        handovers
                .ask(roma, fjord, new Tenant("CUSTOMER", UUID.randomUUID(), ""), Map.of())
                .then()
                .statusCode(403)
                .body("code", is("NO_CUSTOMER_RELATIONSHIP"));
    }

    @Test
    void from_oneself() {
        handovers
                .ask(fjord, fjord, nordlys, Map.of())
                .then()
                .statusCode(422)
                .body("code", is("SOURCE_IS_TARGET"))
                .body("realCode", is("900148"));
    }

    @Test
    void while_ten_of_the_same_wait_for_an_answer() {
        var first = handovers.asked(fjord, roma, nordlys);
        for (var waiting = 1; waiting < 10; waiting++) {
            handovers.asked(fjord, roma, nordlys);
        }

        handovers
                .ask(fjord, roma, nordlys, Map.of())
                .then()
                .statusCode(409)
                .body("code", is("TOO_MANY_TRANSFERS_OPEN"))
                .body("realCode", is("900101"));
        handovers.act(fjord, first, "cancel").then().statusCode(200);
        handovers.asked(fjord, roma, nordlys);
    }

    @Test
    void to_and_from_whoever_is_not_billed() {
        handovers
                .ask(alpen, roma, nordlys, Map.of())
                .then()
                .statusCode(403)
                .body("code", is("PARTNER_TYPE_NOT_ALLOWED"))
                .body("realCode", is("900137"));
        handovers
                .ask(fjord, alpen, nordlys, Map.of())
                .then()
                .statusCode(422)
                .body("code", is("PARTNER_NOT_TRANSACTING"))
                .body("realCode", is("900137"));
        handovers
                .ask(fjord, new Tenant("PARTNER", UUID.randomUUID(), ""), nordlys, Map.of())
                .then()
                .statusCode(404)
                .body("realCode", is("800015"));
    }

    @Test
    void with_a_reseller_that_is_none_of_the_target() {
        handovers
                .ask(fjord, roma, nordlys, Map.of("partnerIdOnRecord", "99999999999"))
                .then()
                .statusCode(404)
                .body("realCode", is("800015"));
        handovers
                .ask(fjord, roma, nordlys, Map.of("partnerIdOnRecord", roma.partnerId()))
                .then()
                .statusCode(422)
                .body("code", is("RESELLER_NOT_VALID"))
                .body("realCode", is("800016"));
        handovers
                .ask(fjord, roma, nordlys, Map.of("partnerIdOnRecord", unsigned.partnerId()))
                .then()
                .statusCode(403)
                .body("code", is("RESELLER_AGREEMENT_NOT_SIGNED"))
                .body("realCode", is("900123"));
        handovers
                .ask(fjord, roma, nordlys, Map.of("partnerIdOnRecord", alpen.partnerId()))
                .then()
                .statusCode(201)
                .body("partnerIdOnRecord", is(alpen.partnerId()));
    }

    @ParameterizedTest
    @CsvSource({
        "AzureSubscription, 900139",
        "AzureReservation, 900145",
        "AzureSavingsPlan, 900145",
        "Software, 900146",
        "SaaS, 900146"
    })
    void of_what_is_not_handed_over_here(String type, String number) {
        handovers
                .ask(fjord, roma, nordlys, Map.of("targetProductTypes", List.of(type)))
                .then()
                .statusCode(422)
                .body("code", is("PRODUCT_TYPE_NOT_TRANSFERABLE"))
                .body("realCode", is(number));
        handovers
                .ask(fjord, roma, nordlys, Map.of("targetProductTypes", List.of(type, "OnlineServicesNCE")))
                .then()
                .statusCode(201);
    }

    @Test
    void with_every_reason_at_once() {
        var signless = trade.partner("EUROPE", Map.of("mpaSigned", false), "DIRECT_BILL");
        var strange = trade.customer("EUROPE", Map.of("customerAgreementAccepted", false));
        trade.heard();
        trade.related(fjord, strange);
        trade.customer(strange, "CHINA", 2, Map.of("customerAgreementAccepted", false));
        trade.heard();

        handovers
                .ask(fjord, fjord, strange, Map.of("targetProductTypes", List.of("SaaS")))
                .then()
                .statusCode(403)
                .body("code", is("CUSTOMER_OUT_OF_REGION"))
                .body("realCode", is("2030"))
                .body(
                        "errors.code",
                        contains(
                                "CUSTOMER_OUT_OF_REGION",
                                "NATIONAL_CLOUD_NOT_SUPPORTED",
                                "MCA_NOT_ACCEPTED",
                                "SOURCE_IS_TARGET",
                                "PRODUCT_TYPE_NOT_TRANSFERABLE"));
        handovers.ask(fjord, signless, nordlys, Map.of()).then().statusCode(201);
    }
}
