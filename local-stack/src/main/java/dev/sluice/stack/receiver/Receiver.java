package dev.sluice.stack.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.stack.state.Lines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes webhooks at any path. {@code PUT <path>} with a secret as its body says what the signatures at that path have to be
 * made with.
 */
public final class Receiver implements AutoCloseable {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService executor;
    private final Lines journal;
    private final Clock clock;
    private final Map<String, WebhookSecret> secrets = new ConcurrentHashMap<>();

    private Receiver(HttpServer server, ExecutorService executor, Lines journal, Clock clock) {
        this.server = server;
        this.executor = executor;
        this.journal = journal;
        this.clock = clock;
    }

    public static Receiver start(int port, Lines journal, Clock clock) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var receiver = new Receiver(server, executor, journal, clock);
        server.setExecutor(executor);
        server.createContext("/", receiver::handle);
        server.start();
        return receiver;
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public void trust(String path, String secret) {
        secrets.put(path, WebhookSecret.parse(secret));
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "OPTIONS" -> allow(exchange);
                case "PUT" -> learn(exchange);
                case "POST" -> receive(exchange);
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    /** The handshake of CloudEvents web hooks: yes, we want them. */
    private static void allow(HttpExchange exchange) throws IOException {
        var origin = exchange.getRequestHeaders().getFirst("WebHook-Request-Origin");
        exchange.getResponseHeaders().set("WebHook-Allowed-Origin", origin == null ? "*" : origin);
        exchange.getResponseHeaders().set("WebHook-Allowed-Rate", "*");
        exchange.sendResponseHeaders(200, -1);
    }

    private void learn(HttpExchange exchange) throws IOException {
        try {
            trust(path(exchange), new String(body(exchange), StandardCharsets.UTF_8).strip());
            exchange.sendResponseHeaders(204, -1);
        } catch (IllegalArgumentException _) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        var content = parse(body);
        if (content.has("challenge") && !content.has("specversion")) {
            echo(exchange, content.path("challenge"));
            return;
        }
        journal.append(new Receipt(
                clock.instant().toString(),
                path(exchange),
                header(exchange, "webhook-id"),
                header(exchange, "webhook-timestamp"),
                verdict(exchange, body),
                names(exchange),
                content));
        exchange.sendResponseHeaders(204, -1);
    }

    private static List<String> names(HttpExchange exchange) {
        return exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static void echo(HttpExchange exchange, JsonNode challenge) throws IOException {
        var answer = JSON.writeValueAsBytes(Map.of("challenge", challenge));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private String verdict(HttpExchange exchange, byte[] body) {
        var secret = secrets.get(path(exchange));
        if (secret == null) {
            return "SECRET_UNKNOWN";
        }
        var timestamp = header(exchange, "webhook-timestamp");
        if (!isRecent(timestamp)) {
            return "TOO_OLD";
        }
        var id = header(exchange, "webhook-id");
        var signature = header(exchange, "webhook-signature");
        return secret.verifies(id, timestamp, body, signature) ? Receipt.VERIFIED : "SIGNATURE_WRONG";
    }

    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readAllBytes();
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
