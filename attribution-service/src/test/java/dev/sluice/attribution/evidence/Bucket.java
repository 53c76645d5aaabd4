package dev.sluice.attribution.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bucket that knows one key: keeps objects, gives them back, lists them, and refuses whoever signs otherwise. */
final class Bucket implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-04-08T10:00:00Z");

    private static final S3Signature SIGNATURE = new S3Signature("key", "secret", "eu-west-1");
    private static final String FOLDER = "evidence/";

    /** What is kept, and since when. */
    private record Kept(byte[] content, Instant since) {}

    private final Map<String, Kept> objects = new ConcurrentHashMap<>();
    private final HttpServer server;

    Bucket() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/proofs", this::answer);
        server.start();
    }

    S3Evidence store() {
        return store(SIGNATURE);
    }

    S3Evidence store(S3Signature signature) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/proofs");
        return new S3Evidence(address, signature, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    void keep(UUID id, Instant since) {
        objects.put(FOLDER + id, new Kept(new byte[10], since));
    }

    /** As consoles of buckets do. */
    void keepMarkOfFolder() {
        objects.put(FOLDER + "mark-of-a-folder", new Kept(new byte[0], NOW));
    }

    Set<String> keys() {
        return Set.copyOf(objects.keySet());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (!isSigned(exchange)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            var key = path.substring(Math.min(path.length(), "/proofs/".length()));
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, new Kept(body, NOW));
                    exchange.sendResponseHeaders(200, -1);
                }
                case "GET" -> {
                    if (exchange.getRequestURI().getQuery() != null) {
                        send(exchange, listing(exchange).getBytes(StandardCharsets.UTF_8));
                    } else if (objects.containsKey(key)) {
                        send(exchange, objects.get(key).content());
                    } else {
                        exchange.sendResponseHeaders(404, -1);
                    }
                }
                default -> exchange.sendResponseHeaders(objects.remove(key) == null ? 404 : 204, -1);
            }
        }
    }

    private static boolean isSigned(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var address = URI.create("http://" + headers.getFirst("Host") + exchange.getRequestURI());
        return SIGNATURE
                .headers(exchange.getRequestMethod(), address, Map.of(), headers.getFirst("x-amz-content-sha256"), NOW)
                .get("Authorization")
                .equals(headers.getFirst("Authorization"));
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private String listing(HttpExchange exchange) {
        var asked = Stream.of(exchange.getRequestURI().getQuery().split("&"))
                .map(each -> each.split("="))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        return objects.keySet().stream()
                .filter(key -> key.startsWith(asked.get("prefix")))
                .filter(key -> key.compareTo(asked.getOrDefault("start-after", "")) > 0)
                .sorted()
                .limit(Integer.parseInt(asked.get("max-keys")))
                .map(key -> "<Contents><Key>%s</Key><LastModified>%s</LastModified></Contents>"
                        .formatted(key, objects.get(key).since()))
                .collect(Collectors.joining("", "<ListBucketResult>", "</ListBucketResult>"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
