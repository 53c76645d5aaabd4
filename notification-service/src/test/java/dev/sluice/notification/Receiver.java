package dev.sluice.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A partner's webhook receiver: a real HTTP server that keeps what it gets and answers as it is told. */
public final class Receiver implements AutoCloseable {

    /** A request as it came in; {@code nanos} to compare with others, {@code local}: the address it came to. */
    public record Received(String method, HttpHeaders headers, byte[] body, long nanos, String local) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** How to answer a POST. */
    public interface Behaviour {

        void answer(HttpExchange exchange, Received received) throws IOException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final List<Received> posts = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = status(204);
    private volatile boolean allowsHandshake = true;
    private volatile Map.Entry<String, String> demanded;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Behaviour status(int status, String... headers) {
        return (exchange, received) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Keeps its caller waiting for something that a test decides on. */
    public static void awaits(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("what was waited for did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Answers a challenge with the challenge. */
    public static Behaviour echoing() {
        return (exchange, received) -> {
            exchange.sendResponseHeaders(200, received.body().length);
            exchange.getResponseBody().write(received.body());
        };
    }

    public Receiver behaving(Behaviour wanted) {
        behaviour = wanted;
        return this;
    }

    public Receiver withoutHandshake() {
        allowsHandshake = false;
        return this;
    }

    /** Answers nobody without this header. */
    public Receiver demanding(String header, String value) {
        demanded = Map.entry(header, value);
        return this;
    }

    public String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** In the order in which they came in; grows as more come. */
    public List<Received> posts() {
        return posts;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var received = new Received(
                    exchange.getRequestMethod(),
                    HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                    body,
                    System.nanoTime(),
                    exchange.getLocalAddress().getAddress().getHostAddress());
            if (demanded != null && !received.header(demanded.getKey()).equals(demanded.getValue())) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (received.method().equals("OPTIONS")) {
                if (allowsHandshake) {
                    exchange.getResponseHeaders()
                            .set("WebHook-Allowed-Origin", received.header("WebHook-Request-Origin"));
                }
                exchange.sendResponseHeaders(allowsHandshake ? 200 : 405, -1);
                return;
            }
            posts.add(received);
            behaviour.answer(exchange, received);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
