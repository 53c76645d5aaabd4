package dev.sluice.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connections to receivers")
class ConnectionsTest {

    final Vertx vertx = Vertx.vertx();
    final WebhooksConfig config = TestConfig.of(Map.of());
    final WebhookClient client = new WebhookClient(
            vertx,
            new AddressGuard(host -> List.of(InetAddress.ofLiteral("127.0.0.1")), config),
            config,
            new HttpClientOptions());

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void are_used_again_for_the_next_request() throws Exception {
        try (var receiver = new RawReceiver(RawReceiver::keepAlive)) {
            for (int i = 0; i < 200; i++) {
                assertThat(client.send(post(receiver)).isSuccess()).isTrue();
            }
            // An answer is complete a moment before its connection is free again.
            assertThat(receiver.connections()).isBetween(1, 5);
        }
    }

    @Test
    void are_as_many_as_requests_at_the_same_time() throws Exception {
        var atOnce = 8;
        try (var receiver = new RawReceiver(RawReceiver::keepAlive);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var permits = new Semaphore(atOnce);
            for (int i = 0; i < 400; i++) {
                permits.acquire();
                senders.submit(() -> {
                    client.send(post(receiver));
                    permits.release();
                });
            }
            permits.acquire(atOnce);
            assertThat(receiver.connections()).isBetween(1, 3 * atOnce);
            assertThat(receiver.requests()).isEqualTo(400);
        }
    }

    private static Outgoing post(RawReceiver receiver) {
        return new Outgoing(
                "POST",
                "http://hooks.test:%d/".formatted(receiver.port()),
                Map.of(),
                "{}".getBytes(StandardCharsets.UTF_8));
    }
}
