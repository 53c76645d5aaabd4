package dev.sluice.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request to a receiver")
class WebhookClientTest {

    static final String HOST = "hooks.partner.test";
    static final Duration DEADLINE = Duration.ofMillis(700);

    @TempDir
    Path folder;

    final Vertx vertx = Vertx.vertx();
    final WebhooksConfig config = config(Duration.ofSeconds(20));
    final AddressGuard guard = new AddressGuard(WebhookClientTest::resolve, config);
    ServerSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        vertx.close();
    }

    static List<InetAddress> resolve(String host) throws UnknownHostException {
        if (host.equals(HOST) || host.equals("other.partner.test")) {
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        }
        throw new UnknownHostException(host);
    }

    @Test
    void goes_to_the_address_that_was_checked_and_speaks_to_the_host_that_was_named() throws Exception {
        var store = selfSigned();
        var host = new AtomicReference<String>();
        var server = https(store, host);
        var client = trusting(store);

        var good = client.send(
                post("https://%s:%d/hook".formatted(HOST, server.getAddress().getPort())));
        var wrongName = client.send(post(
                "https://other.partner.test:%d/".formatted(server.getAddress().getPort())));

        assertThat(good.isSuccess()).as(good.summary()).isTrue();
        assertThat(good.address()).isEqualTo("127.0.0.1");
        assertThat(host.get())
                .isEqualTo("%s:%d".formatted(HOST, server.getAddress().getPort()));
        assertThat(wrongName.outcome()).isEqualTo(Outcome.TLS);
        assertThat(new WebhookClient(vertx, guard, config, new HttpClientOptions())
                        .send(post("https://%s:%d/"
                                .formatted(HOST, server.getAddress().getPort())))
                        .outcome())
                .isEqualTo(Outcome.TLS);
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // accepts and says nothing
                "HTTP/1.1 200 OK\r\n", // stops within the head
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", // stops within the body
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", // begins a body that never comes
            })
    void ends_at_the_deadline_when_the_answer_does_not(String beginning) {
        answering(beginning, false);

        var exchange = hasty().send(post(url()));

        assertThat(exchange.outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(exchange.isSuccess()).isFalse();
        assertThat(exchange.total()).isBetween(DEADLINE.minusMillis(50), DEADLINE.plusSeconds(2));
    }

    @Test
    void ends_at_the_deadline_when_the_answer_never_ends_and_keeps_little_of_it() {
        answering("HTTP/1.1 200 OK\r\n\r\n", true);

        var exchange = hasty().send(post(url()));

        assertThat(exchange.outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(exchange.total()).isBetween(DEADLINE.minusMillis(50), DEADLINE.plusSeconds(2));
    }

    @Test
    void keeps_the_beginning_of_a_long_answer() {
        answering("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + "x".repeat(100_000), false, true);

        var exchange = client().send(post(url()));

        assertThat(exchange.isSuccess()).as(exchange.summary()).isTrue();
        assertThat(exchange.body()).hasSize(WebhookClient.LARGEST_BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not http at all\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", // closes too early
                "",
            })
    void fails_when_the_answer_breaks_off(String answer) {
        answering(answer, false, true);

        assertThat(client().send(post(url())).outcome()).isEqualTo(Outcome.CONNECT);
    }

    @Test
    void fails_when_the_head_has_no_end() {
        answering("HTTP/1.1 200 OK\r\n" + "X-Flood: 0123456789\r\n".repeat(5_000), false, true);

        assertThat(client().send(post(url())).isSuccess()).isFalse();
    }

    @Test
    void says_why_it_was_not_made() throws IOException {
        var nobody = url();
        socket.close();

        assertThat(client().send(post(nobody)).outcome()).isEqualTo(Outcome.CONNECT);
        assertThat(client().send(post("http://nowhere.test:8080/")).outcome()).isEqualTo(Outcome.DNS);
        assertThat(client().send(post("http://10.0.0.1:8080/")).outcome()).isEqualTo(Outcome.ADDRESS_REFUSED);
        assertThat(client().send(post("http://127.1:8080/")).outcome()).isEqualTo(Outcome.ADDRESS_REFUSED);
    }

    @Test
    void names_an_ipv6_address_in_brackets() throws IOException {
        assumeThat(NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")))
                .isNotNull();
        var host = new AtomicReference<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0), 0);
        server.createContext("/", exchange -> {
            host.set(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();

        var exchange = client().send(
                        post("http://[::1]:%d/".formatted(server.getAddress().getPort())));

        assertThat(exchange.isSuccess()).as(exchange.summary()).isTrue();
        assertThat(host.get())
                .isEqualTo("[::1]:%d".formatted(server.getAddress().getPort()));
        server.stop(0);
    }

    private WebhookClient client() {
        return new WebhookClient(vertx, guard, config, new HttpClientOptions());
    }

    private WebhookClient hasty() {
        return new WebhookClient(vertx, guard, config(DEADLINE), new HttpClientOptions());
    }

    private static WebhooksConfig config(Duration deadline) {
        return TestConfig.of(Map.of("deadline", deadline.toString()));
    }

    private String url() {
        return "http://127.0.0.1:%d/hook".formatted(socket.getLocalPort());
    }

    private static Outgoing post(String url) {
        return new Outgoing("POST", url, Map.of("X-Test", "1"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void answering(String text, boolean endlessly) {
        answering(text, endlessly, false);
    }

    /** A server below HTTP: says what it is told to, and then nothing, or something without end, or hangs up. */
    private void answering(String text, boolean endlessly, boolean hangUp) {
        Thread.startVirtualThread(() -> {
            try (var connection = socket.accept()) {
                var request = new byte[4096];
                connection.getInputStream().read(request);
                var out = connection.getOutputStream();
                out.write(text.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                while (endlessly) {
                    out.write("x".repeat(8192).getBytes(StandardCharsets.US_ASCII));
                }
                while (!hangUp && connection.getInputStream().read(request) >= 0) {
                    out.flush();
                }
            } catch (IOException e) {
                // the client has gone
            }
        });
    }

    private Path selfSigned() throws Exception {
        var store = folder.resolve("store.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-storetype",
                        "PKCS12")
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return store;
    }

    private static HttpsServer https(Path store, AtomicReference<String> host) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            host.set(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private WebhookClient trusting(Path store) {
        // A key store as trust store does not hold: the certificate itself is wanted.
        return new WebhookClient(
                vertx,
                guard,
                config,
                new HttpClientOptions()
                        .setTrustOptions(new JksOptions().setPath(trust(store)).setPassword("changeit")));
    }

    private String trust(Path store) {
        try {
            var keys = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(store)) {
                keys.load(in, "changeit".toCharArray());
            }
            var trusted = KeyStore.getInstance("JKS");
            trusted.load(null, null);
            trusted.setCertificateEntry("hooks", keys.getCertificate("hooks"));
            var file = folder.resolve("trust.jks");
            try (var out = Files.newOutputStream(file)) {
                trusted.store(out, "changeit".toCharArray());
            }
            return file.toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
