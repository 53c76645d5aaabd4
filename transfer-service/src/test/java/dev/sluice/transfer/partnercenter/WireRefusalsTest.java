package dev.sluice.transfer.partnercenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A client of the Partner Center format is refused")
class WireRefusalsTest {

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");
    final String path = "/v1/customers/%s/migrations/newcommerce".formatted(delta.id());

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response post(Trade.Tenant partner, String path, String subscription) {
        return trade.post(partner.admin(), path, Map.of("currentSubscriptionId", subscription));
    }

    @Test
    void after_100_migrations_in_five_minutes_whatever_came_of_them() {
        trade.heard();
        var nothing = UUID.randomUUID().toString();

        var statuses = IntStream.range(0, 100)
                .map(_ -> post(noordzee, path, nothing).statusCode())
                .distinct();
        assertThat(statuses).containsOnly(403);
        var throttled = post(noordzee, path, nothing);
        throttled
                .then()
                .statusCode(429)
                .body("statusCode", is(429))
                .body("message", startsWith("Rate limit is exceeded. Try again in "))
                .body("code", is("429"));
        assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 300);

        post(noordzee, path + "/validate", nothing).then().statusCode(403);
        post(noordzee, Legacy.MIGRATIONS, nothing).then().statusCode(403);
        post(trade.partner("EUROPE", "DIRECT_BILL"), path, nothing).then().statusCode(403);
    }

    @Test
    void to_validate_what_it_may_not_migrate_with_every_reason() {
        var calm = trade.customer("EUROPE", Map.of("customerAgreementAccepted", false));
        var other = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        trade.related(noordzee, calm);
        trade.related(noordzee, delta);
        var validate = "/v1/customers/%s/migrations/newcommerce/validate";

        post(noordzee, validate.formatted(calm.id()), legacy.of(calm, noordzee, Map.of("promotion", true)))
                .then()
                .statusCode(403)
                .body("code", is("13605"))
                .body("errors.code", contains("MCA_NOT_ACCEPTED", "SUBSCRIPTION_PROMOTIONS_PRESENT"))
                .body("eligibility.errors.code", contains(13605, 3));
        post(noordzee, validate.formatted(calm.id()), legacy.of(calm, noordzee, Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("13605"));
        post(noordzee, validate.formatted(delta.id()), legacy.of(delta, other, Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("900223"))
                .body("errors.code", contains("NOT_YOUR_SUBSCRIPTION"));
    }

    @Test
    void by_its_type_before_anything_is_looked_up() {
        var alpen = trade.partner("EUROPE", "INDIRECT_RESELLER");
        trade.heard();
        var known = legacy.of(delta, noordzee, Map.of());

        for (var subscription : new String[] {known, UUID.randomUUID().toString()}) {
            for (var call : new String[] {path, path + "/validate", path + "/schedules"}) {
                trade.post(alpen.admin(), call, Map.of("currentSubscriptionId", subscription, "migrateOnRenewal", true))
                        .then()
                        .statusCode(403)
                        .body("code", is("900223"))
                        .body("errors.code", hasItem("PARTNER_TYPE_NOT_ALLOWED"));
            }
        }
    }
}
