package dev.sluice.notification.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("Deliveries that are late")
class LateDeliveriesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Parts parts;

    @Inject
    Offers offers;

    @Inject
    DeliveryMetrics metrics;

    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    @AfterEach
    void end() {
        owner.leaves();
        receiver.close();
    }

    @Test
    void show_by_endpoint_for_how_long_they_have_been_due_until_they_are_attempted() throws Exception {
        var endpoint = owner.hears(Map.of("url", receiver.url(), "eventTypes", List.of("*")))
                .getString("id");
        parts.restOwn();
        try {
            offers.offer(owner.tenant(), List.of(new Told("late", 1)));
            offers.change(
                    "update delivery set due_at = due_at - interval '2 minutes' where endpoint_id = ?::uuid", endpoint);

            metrics.measureEndpoints();
            assertThat(late(endpoint).orElseThrow()).isBetween(120.0, 120.0 + SOON.toSeconds());
        } finally {
            parts.resumeOwn();
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
        metrics.measureEndpoints();
        assertThat(late(endpoint)).isEmpty();
    }

    private static OptionalDouble late(String endpoint) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("sluice_webhooks_oldest_due_seconds{") && line.contains(endpoint))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst();
    }
}
