package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.endpoint.Safe;
import dev.sluice.notification.sending.TopicSender;
import dev.sluice.notification.sending.WebhookClient;
import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Tracing;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("An attempt")
class AttemptsTest {

    @Inject
    WebhookClient client;

    @Inject
    Safe safe;

    @Inject
    SecretUses uses;

    @Inject
    WebhooksConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    BusinessClock clock;

    final TopicSender broken = null;

    @Test
    void to_a_topic_ends_with_a_result_although_we_fail_ourselves() {
        var attempts = new Attempts(client, broken, safe, uses, config, json, clock, Clock.systemUTC(), Tracing.off());
        var claim = json.convertValue(
                Map.of(
                        "id", UUID.randomUUID(),
                        "endpointId", UUID.randomUUID(),
                        "messageId", UUID.randomUUID(),
                        "url", TopicSender.address("partners.x.events.v1"),
                        "payload", "FULL",
                        "body", "{}",
                        "secret", ""),
                Claim.class);

        var result = attempts.make(claim);

        assertThat(result.outcome()).isEqualTo("INTERNAL");
        assertThat(result.state()).isEqualTo(DeliveryState.RETRYING);
    }
}
