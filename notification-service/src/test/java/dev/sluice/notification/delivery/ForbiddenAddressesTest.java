package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.FakeNames;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@DisplayName("To a forbidden address")
class ForbiddenAddressesTest {

    static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Offers offers;

    final boolean longForm = Boolean.getBoolean("sluice.long");
    final AtomicInteger connects = new AtomicInteger();
    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();
    ServerSocket listener;
    List<String> urls;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0);
        Thread.startVirtualThread(this::countConnects);
        FakeNames.resolve("public.test", "1.1.1.1");
        var hostile = new HostileAddresses(listener.getLocalPort(), ownAddress());
        urls = longForm ? hostile.all() : hostile.some();
        assertThat(urls).hasSizeGreaterThanOrEqualTo(longForm ? 300 : 36);
    }

    @AfterEach
    void close() throws IOException {
        owner.leaves();
        listener.close();
        receiver.close();
    }

    private void countConnects() {
        while (!listener.isClosed()) {
            try {
                listener.accept().close();
                connects.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    /** One of this machine's that is neither loopback nor allowed, so that a connection to it would be noticed. */
    private static InetAddress ownAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .filter(InetAddress::isSiteLocalAddress)
                .findFirst()
                .orElse(InetAddress.ofLiteral("0.0.0.0"));
    }

    @Test
    void no_endpoint_is_created_or_moved() {
        var id = owner.creates(settings()).getString("id");

        for (var url : urls) {
            var created = owner.says()
                    .body(Map.of("url", url, "eventTypes", List.of("*")))
                    .post("/v1/webhook-endpoints");
            var changed = owner.says()
                    .header("If-Match", "*")
                    .body(Map.of("url", url))
                    .patch("/v1/webhook-endpoints/{id}", id);

            requireRefused(created, "create", url);
            requireRefused(changed, "patch", url);
        }
        assertThat(connects).hasValue(0);
        print("create and patch", 2 * urls.size());
    }

    /** A NUL is no part of any text, so that such a body is malformed before anybody looks at the address. */
    private static void requireRefused(Response answer, String act, String url) {
        var malformed = url.indexOf('\0') >= 0;
        assertThat(answer.statusCode()).as(act + " " + url).isEqualTo(malformed ? 400 : 422);
        assertThat(answer.jsonPath().getString("code"))
                .as(act + " " + url)
                .isEqualTo(malformed ? "INVALID_VALUE" : "WEBHOOK_URL_INVALID");
    }

    @Test
    void nothing_is_sent_by_an_endpoint_that_leads_there_by_now() throws Exception {
        var ids = endpointsThatMoved();
        offers.offer(owner.tenant(), List.of(new Told("s", 1)));

        for (var id : ids) {
            awaitRefused(id, 1);
            var delivery = deliveries(id).getString("items[0].id");
            owner.says().post("/v1/deliveries/{id}/resend", delivery).then().statusCode(200);
            owner.says()
                    .body(Map.of("eventType", "partner-change.accepted.v1"))
                    .post("/v1/webhook-endpoints/{id}/test", id)
                    .then()
                    .statusCode(201);
            owner.says()
                    .body("{}")
                    .post("/v1/webhook-endpoints/{id}/verify", id)
                    .then()
                    .statusCode(422);
        }

        for (var id : ids) {
            awaitRefused(id, 3);
        }
        assertThat(connects).hasValue(0);
        print("deliver, resend, test and verify", 4 * ids.size());
    }

    @Test
    void nobody_is_led_by_a_redirect() throws Exception {
        var forbidden = "http://%s:%d/".formatted(ownAddress().getHostAddress(), listener.getLocalPort());
        var id = owner.hears(receiver, "*").getString("id");
        receiver.withoutHandshake();

        for (int status : List.of(301, 302, 303, 307, 308)) {
            receiver.behaving(Receiver.status(status, "Location", forbidden));
            owner.says()
                    .body("{}")
                    .post("/v1/webhook-endpoints/{id}/verify", id)
                    .then()
                    .statusCode(422);
            offers.offer(owner.tenant(), List.of(new Told("s", status)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(offers.count(id, "last_status = " + status))
                            .isPositive());
        }
        assertThat(connects).hasValue(0);
        print("redirect", 10);
    }

    @Test
    void nothing_is_sent_by_a_name_that_leads_elsewhere_each_second_time() throws Exception {
        var lookUps = new AtomicInteger();
        var forbidden = ownAddress();
        FakeNames.resolve(
                "flip.test", () -> lookUps.getAndIncrement() % 2 == 0 ? InetAddress.ofLiteral("127.0.0.1") : forbidden);
        var url = "http://flip.test:%d/hook".formatted(receiver.port());
        var id = owner.creates(Map.of("url", url, "eventTypes", List.of("*"))).getString("id");

        for (int i = 0; i < 20; i++) {
            owner.says()
                    .body(Map.of("eventType", "partner-change.accepted.v1"))
                    .post("/v1/webhook-endpoints/{id}/test", id)
                    .then()
                    .statusCode(201);
        }

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(offers.count(id, "attempts > 0")).isEqualTo(20));
        var sent = offers.count(id, "last_outcome = 'HTTP_STATUS'");
        assertThat(sent).isBetween(1, 19);
        assertThat(sent + offers.count(id, "last_outcome = 'ADDRESS_REFUSED'")).isEqualTo(20);
        assertThat(receiver.posts()).hasSize(sent);
        assertThat(receiver.posts()).allSatisfy(post -> assertThat(post.local()).isEqualTo("127.0.0.1"));
    }

    /** Proven at an allowed address; where they lead now was never allowed. */
    private List<String> endpointsThatMoved() throws SQLException {
        var ids = new ArrayList<String>();
        for (var url : urls.stream()
                .filter(url -> url.indexOf('\0') < 0)
                .limit(longForm ? 500 : 24)
                .toList()) {
            var id = owner.hears(receiver, "*").getString("id");
            offers.change(
                    "update webhook_endpoint set url = '%s' where id = ?::uuid".formatted(url.replace("'", "''")), id);
            ids.add(id);
        }
        return ids;
    }

    private void awaitRefused(String id, int attempts) {
        await().atMost(SOON).untilAsserted(() -> {
            var deliveries = deliveries(id);
            assertThat(deliveries.getList("items.attemptCount", Integer.class).stream()
                            .mapToInt(count -> count)
                            .sum())
                    .isGreaterThanOrEqualTo(attempts);
            assertThat(deliveries.getList("items.lastOutcome"))
                    .containsAnyOf("ADDRESS_REFUSED", "DNS")
                    .doesNotContain("HTTP_STATUS", "CONNECT", "TIMEOUT", "TLS");
        });
    }

    private JsonPath deliveries(String id) {
        return owner.sees("/v1/webhook-endpoints/{id}/deliveries", id);
    }

    private Map<String, Object> settings() {
        return Map.of("url", receiver.url(), "eventTypes", List.of("*"));
    }

    private void print(String what, int requests) {
        System.out.printf("forbidden addresses: %s, %d requests, %d connects%n", what, requests, connects.get());
    }
}
