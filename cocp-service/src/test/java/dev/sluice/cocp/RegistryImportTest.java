package dev.sluice.cocp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 5,000 rows in the build, 100,000 with the profile {@code long}. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("An import into the registry")
@Timeout(600)
class RegistryImportTest extends Importing {

    @TestHTTPResource("/v1/imports")
    URI imports;

    @Test
    void takes_partners_of_which_one_is_the_provider_of_the_next() {
        var provider = UUID.randomUUID();
        var reseller = UUID.randomUUID();

        done("partners", "text/csv", """
                        partnerTenantId,name,pcn,partnerId,partnerTypes,country,authorized,mpaSigned,indirectProviderTenantId
                        %s,Fjord Cloud A/S, p1%s ,4500002,LSP|INDIRECT_PROVIDER,DK,true,true,
                        %s,"Alpen Systemhaus, GmbH",,4500003,INDIRECT_RESELLER,DE,true,true,%s
                        """.formatted(provider, world.tag, reseller, provider))
                .body("progress.succeeded", is(2))
                .body("errors", empty());

        world.get(world.customer, "/v1/partners/" + provider)
                .then()
                .header("ETag", is("\"1\""))
                .body("pcn", is("P1" + world.tag))
                .body("partnerTypes", contains("LSP", "INDIRECT_PROVIDER"))
                .body("region", is("EUROPE"));
        world.get(world.registry, "/v1/partners/" + reseller)
                .then()
                .body("name", is("Alpen Systemhaus, GmbH"))
                .body("pcn", nullValue())
                .body("indirectProviderTenantId", is(provider.toString()));
    }

    @Test
    void takes_users_customers_and_agreements_as_ndjson_with_the_fields_of_the_put() {
        var customer = UUID.randomUUID();
        var agreement = "I" + world.tag;
        done("partner-users", "application/x-ndjson", """
                {"partnerTenantId":"%1$s","email":"Luca@Noordzee.example","name":"Luca","roles":["contract-submitter"],"verified":true}
                {"partnerTenantId":"%1$s","email":"ines@noordzee.example","name":"Ines","roles":["viewer"],"verified":false}
                """.formatted(world.noordzee))
                .body("progress.succeeded", is(2));
        done("customers", "application/x-ndjson", """
                {"customerTenantId":"%s","name":"Nordlys","country":"DK","segment":"COMMERCIAL","tradeStatus":"APPROVED","domains":[]}
                """.formatted(customer)).body("progress.succeeded", is(1));
        done("agreements", "application/x-ndjson", """
                {"agreementId":"%s","customerTenantId":"%s","program":"EA","status":"ACTIVE","endDate":"2040-03-31",\
                "currentPartnerPcn":"%s","extendedPeriodTerm":{"optOutDate":"2041-03-31"}}
                """.formatted(agreement, customer, world.fjordPcn))
                .body("progress.succeeded", is(1));

        world.get(world.customer, "/v1/partners/" + world.noordzee).then().body("submitters", is(2));
        world.get(world.registry, "/v1/partners/" + world.noordzee + "/users/luca@noordzee.example")
                .then()
                .body("verified", is(true))
                .body("name", is("Luca"));
        world.get(world.lars, "/v1/agreements/" + agreement)
                .then()
                .body("customerTenantId", is(customer.toString()))
                .body("extendedPeriodTerm.optOutDate", is("2041-03-31"))
                .body("partnerOfRecord.partnerTenantId", is(world.fjord.toString()));
    }

    @Test
    void names_every_fault_of_a_row_and_takes_the_others() {
        var good = UUID.randomUUID();
        var twice = UUID.randomUUID();
        var operation = done("partners", "text/csv", """
                partnerTenantId,name,pcn,partnerId,partnerTypes,country,authorized,mpaSigned,indirectProviderTenantId
                %1$s,Good,G1%5$s,1,LSP,NL,true,true,
                %2$s,,x,1,CLOWN,NL,perhaps,true,
                %2$s,Thief,%3$s,1,LSP,NL,true,true,%4$s
                %2$s,Nowhere,,1,LSP,XX,true,true,
                ,Nobody,,1,LSP,NL,true,true,
                %6$s,First,T1%5$s,1,LSP,NL,true,true,
                %6$s,Second,T2%5$s,1,LSP,NL,true,true,
                """.formatted(
                        good, UUID.randomUUID(), world.fjordPcn, UUID.randomUUID(), world.tag, twice));

        operation
                .body("progress.succeeded", is(3))
                .body("progress.failed", is(4))
                .body("errors.row", contains(2, 2, 2, 2, 3, 3, 4, 5))
                .body(
                        "errors.pointer",
                        contains(
                                "/partnerTypes/0",
                                "/authorized",
                                "/name",
                                "/pcn",
                                "/pcn",
                                "/indirectProviderTenantId",
                                "/country",
                                "/partnerTenantId"))
                .body(
                        "errors.code",
                        contains(
                                "INVALID_VALUE",
                                "INVALID_VALUE",
                                "REQUIRED",
                                "INVALID_VALUE",
                                "PCN_TAKEN",
                                "PARTNER_UNKNOWN",
                                "INVALID_VALUE",
                                "REQUIRED"));
        var report = given().header("Authorization", "Bearer " + world.registry)
                .get(URI.create(operation.extract().<String>path("errorReport")).getPath());
        assertThat(report.asString().lines()).hasSize(9).contains("5,/partnerTenantId,REQUIRED,must not be null");
        world.get(world.registry, "/v1/partners/" + twice)
                .then()
                .body("name", is("Second"))
                .header("ETag", is("\"2\""));
    }

    @Test
    void refuses_users_of_nobody_and_what_is_no_address() {
        done("partner-users", "text/csv", """
                        partnerTenantId,email,name,roles,verified
                        %s,a@b.example,A,viewer,true
                        %s,nowhere,B,viewer|clown,true
                        %s,nowhere,B,,false
                        """.formatted(UUID.randomUUID(), world.noordzee, world.noordzee))
                .body("progress.succeeded", is(0))
                .body("errors.row", contains(1, 2, 2, 3))
                .body("errors.pointer", contains("/partnerTenantId", "/email", "/roles/1", "/email"))
                .body("errors.code", contains("PARTNER_UNKNOWN", "INVALID_VALUE", "INVALID_VALUE", "INVALID_VALUE"));
    }

    @Test
    void leaves_the_partner_of_record_that_a_completed_change_decided() {
        var licence = world.agreement();
        world.accept(world.anna, world.submitted(licence)).then().statusCode(200);
        world.advance(Duration.ofDays(92));
        var row =
                "agreementId,customerTenantId,program,billing,status,startDate,endDate,currentPartnerPcn,correctionReason\n"
                        + licence + "," + world.delta + ",EA,INDIRECT,ACTIVE,2024-04-01,2040-03-31,";

        done("agreements", "text/csv", row + world.fjordPcn + ",\n")
                .body("progress.failed", is(1))
                .body("errors.code", contains("PARTNER_OF_RECORD_OWNED"))
                .body("errors.pointer", contains("/currentPartnerPcn"));
        done("agreements", "text/csv", row + ",\n").body("progress.succeeded", is(1));
        done("agreements", "text/csv", row + world.fjordPcn + ",a clerk's slip\n")
                .body("progress.succeeded", is(1));
        world.get(world.registry, "/v1/agreements/" + licence).then().body("partnerOfRecord.pcn", is(world.fjordPcn));
    }

    @Test
    void changes_nothing_and_says_nothing_when_the_same_file_comes_again() throws SQLException {
        var partner = UUID.randomUUID();
        var customer = UUID.randomUUID();
        var files = Map.of(
                "partners",
                "partnerTenantId,name,pcn,partnerId,partnerTypes,country,authorized,mpaSigned\n%s,P,S1%s,1,LSP,NL,true,true\n"
                        .formatted(partner, world.tag),
                "partner-users",
                "partnerTenantId,email,name,roles,verified\n%s,s@p.example,S,contract-submitter|viewer,true\n"
                        .formatted(partner),
                "customers",
                "customerTenantId,name,country,segment,tradeStatus,domains\n%s,C,NL,COMMERCIAL,APPROVED,a.example|b.example\n"
                        .formatted(customer),
                "agreements",
                "agreementId,customerTenantId,program,status,currentPartnerPcn\nS%s,%s,EA,ACTIVE,S1%s\n"
                        .formatted(world.tag, customer, world.tag));
        var kinds = List.of("partners", "partner-users", "customers", "agreements");
        kinds.forEach(kind -> done(kind, "text/csv", files.get(kind)).body("progress.succeeded", is(1)));
        var before = traces(partner, customer);

        kinds.forEach(kind -> done(kind, "text/csv", files.get(kind)).body("progress.succeeded", is(1)));

        assertThat(traces(partner, customer)).isEqualTo(before).startsWith("2/2/1/1/1/1/1/1/");
    }

    @Test
    void tells_what_it_would_do_and_does_not() {
        var partner = UUID.randomUUID();
        done("partners&validateOnly=true", "text/csv", """
                partnerTenantId,name,partnerId,partnerTypes,country,authorized,mpaSigned
                %s,Good,1,LSP,NL,true,true
                %s,Bad,1,LSP,XX,true,true
                """.formatted(partner, UUID.randomUUID()))
                .body("progress.succeeded", is(1))
                .body("progress.failed", is(1));

        world.get(world.registry, "/v1/partners/" + partner).then().statusCode(404);
    }

    @Test
    void is_the_registrys_alone() {
        for (var who : List.of(world.customer, world.anna)) {
            send(who, "customers", "text/csv", "customerTenantId\n1\n")
                    .then()
                    .statusCode(403)
                    .body("code", is("ROLE_NOT_ALLOWED"));
        }
        send(world.registry, "partners", "text/csv", "partnerTenantId,submitters\n1,2\n")
                .then()
                .statusCode(400)
                .body("errors.code", contains("UNKNOWN_FIELD"))
                .body("errors[0].message", containsString("partnerTenantId, name, pcn, partnerId"));
    }
}
