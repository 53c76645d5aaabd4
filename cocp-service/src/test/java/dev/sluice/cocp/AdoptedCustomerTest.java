package dev.sluice.cocp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A customer that a partner brings")
class AdoptedCustomerTest {

    final Transfer transfer = new Transfer("transfer.relationship-events.v1");
    final World world = new World();
    final UUID polder = UUID.randomUUID();

    @Test
    void is_registered_once_and_keeps_what_the_registry_says_later() throws IOException {
        transfer.tells(requested());
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> show(polder)
                        .then()
                        .statusCode(200)
                        .body("name", is("Polder Energie BV"))
                        .body("region", is("EUROPE"))
                        .body("segment", is("COMMERCIAL"))
                        .body("tradeStatus", is("PENDING"))
                        .body("customerAgreementAccepted", is(true))
                        .body("domains", contains("polder.example"))
                        .body("version", is(1)));
        var checked = new HashMap<>(World.customerBody("APPROVED"));
        checked.put("name", "Polder, renamed");
        world.replace("/v1/customers/" + polder, "\"1\"", checked).then().statusCode(200);

        transfer.tells(requested());
        transfer.tells(transfer.ofTomorrow("relationship.accepted.v1"));
        var next = UUID.randomUUID();
        var another = requested();
        another.put("subject", next.toString()).put("partitionkey", next.toString());
        another.withObject("/data").put("customerTenantId", next.toString());
        transfer.tells(another);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(show(next).statusCode()).isEqualTo(200));
        show(polder).then().body("name", is("Polder, renamed")).body("version", is(2));
    }

    private Response show(UUID customer) {
        return world.get(world.registry, "/v1/customers/" + customer);
    }

    private ObjectNode requested() throws IOException {
        var event = transfer.ofTomorrow("customer.requested.v1");
        event.put("subject", polder.toString()).put("partitionkey", polder.toString());
        event.withObject("/data").put("customerTenantId", polder.toString());
        return event;
    }
}
