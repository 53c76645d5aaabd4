package dev.sluice.cocp;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A renewal to CSP of an agreement")
class RenewalWarningTest {

    final Transfer transfer = new Transfer("transfer.migration-events.v1");
    final UUID renewal = UUID.randomUUID();
    World world;
    String agreement;

    @BeforeEach
    void an_agreement_is_registered() {
        world = World.registered();
        agreement = world.agreement();
    }

    @Test
    void is_a_warning_for_who_changes_its_partner_as_long_as_it_is_under_way() throws IOException {
        tried().then().statusCode(200).body("warnings.code", empty());

        transfer.tells(told("channel-transfer.scheduled.v1", 1));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> tried().then()
                        .body("warnings.code", contains("CHANNEL_TRANSFER_SCHEDULED"))
                        .body("warnings.pointer", contains("/licenseIds/0")));
        transfer.tells(told("channel-transfer.modified.v1", 2));
        transfer.tells(told("channel-transfer.completed.v1", 5));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> tried().then().body("warnings.code", empty()));
        transfer.tells(told("channel-transfer.processing.v1", 4));
        transfer.tells(told("channel-transfer.reseller-missing.v1", 6));
        var other = told("channel-transfer.held.v1", 1);
        other.put("subject", agreement).put("partitionkey", agreement);
        other.withObject("/data").put("channelTransferId", UUID.randomUUID().toString());
        transfer.tells(other);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> tried().then().body("warnings.code", contains("CHANNEL_TRANSFER_SCHEDULED")));
        other.put("sequence", 2).put("type", "channel-transfer.failed.v1");
        transfer.tells(other);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> tried().then().body("warnings.code", empty()));
    }

    private Response tried() {
        return world.post(world.customer, "/v1/partner-change-requests?validateOnly=true", world.submission(agreement));
    }

    private ObjectNode told(String type, long sequence) throws IOException {
        var event = transfer.ofTomorrow(type);
        event.put("subject", renewal.toString())
                .put("partitionkey", renewal.toString())
                .put("sequence", sequence);
        event.withObject("/data").put("channelTransferId", renewal.toString()).put("agreementId", agreement);
        return event;
    }
}
