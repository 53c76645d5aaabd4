package dev.sluice.attribution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.platform.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An S3-compatible store")
class S3EvidenceTest {

    static final Instant NOW = Instant.parse("2026-04-08T10:00:00Z");
    static final S3Signature SIGNATURE = new S3Signature("key", "secret", "eu-west-1");

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    HttpServer server;
    S3Evidence store;

    @TempDir
    Path files;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        store = new S3Evidence(bucket(), SIGNATURE, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The example of the signature's own documentation: GET object with a range. */
    @Test
    void is_signed_as_its_documentation_shows() {
        var headers = new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
                .headers(
                        "GET",
                        URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                        Map.of("range", "bytes=0-9"),
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        Instant.parse("2013-05-24T00:00:00Z"));

        assertThat(headers.get("Authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void gives_back_what_it_took_until_it_is_removed() throws IOException {
        var id = UUID.randomUUID();
        var content = new byte[300_000];
        content[299_999] = 7;
        store.put(id, Files.write(files.resolve("proof"), content));

        var read = new ByteArrayOutputStream();
        store.write(id, read);
        assertThat(read.toByteArray()).isEqualTo(content);
        assertThat(objects).containsOnlyKeys("/proofs/evidence/" + id);
        store.remove(id);
        store.remove(id);
        assertThat(objects).isEmpty();
    }

    @Test
    void says_what_it_has_kept_for_long() throws IOException {
        var ids = Stream.generate(UUID::randomUUID)
                .limit(3)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        var file = Files.write(files.resolve("proof"), new byte[10]);
        ids.forEach(id -> store.put(id, file));
        objects.put("/proofs/evidence/mark-of-a-folder", new byte[0]);

        assertThat(store.keptBefore(NOW.plusMillis(1), null, 4)).isEqualTo(ids);
        assertThat(store.keptBefore(NOW.plusMillis(1), null, 2)).isEqualTo(ids.subList(0, 2));
        assertThat(store.keptBefore(NOW.plusMillis(1), ids.get(1), 2)).isEqualTo(ids.subList(2, 3));
        assertThat(store.keptBefore(NOW, null, 2)).isEmpty();
    }

    @Test
    void refuses_whoever_signs_with_another_key() throws IOException {
        var stranger = new S3Evidence(
                bucket(), new S3Signature("key", "guess", "eu-west-1"), Clock.fixed(NOW, ZoneOffset.UTC));
        var file = Files.write(files.resolve("proof"), new byte[10]);

        assertThatThrownBy(() -> stranger.put(UUID.randomUUID(), file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        assertThat(objects).isEmpty();
    }

    private URI bucket() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/proofs");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            var wanted = SIGNATURE.headers(
                    exchange.getRequestMethod(),
                    URI.create("http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI()),
                    Map.of(),
                    exchange.getRequestHeaders().getFirst("x-amz-content-sha256"),
                    NOW);
            if (!wanted.get("Authorization").equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(path, body);
                    exchange.sendResponseHeaders(200, -1);
                }
                case "GET" -> {
                    if (exchange.getRequestURI().getQuery() != null) {
                        list(exchange);
                        return;
                    }
                    var kept = objects.get(path);
                    exchange.sendResponseHeaders(kept == null ? 404 : 200, kept == null ? -1 : kept.length);
                    exchange.getResponseBody().write(kept == null ? new byte[0] : kept);
                }
                default -> exchange.sendResponseHeaders(objects.remove(path) == null ? 404 : 204, -1);
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var asked = Stream.of(exchange.getRequestURI().getQuery().split("&"))
                .map(each -> each.split("="))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        var listing = objects.keySet().stream()
                .map(path -> path.substring("/proofs/".length()))
                .filter(key -> key.startsWith(asked.get("prefix")))
                .filter(key -> key.compareTo(asked.getOrDefault("start-after", "")) > 0)
                .sorted()
                .limit(Integer.parseInt(asked.get("max-keys")))
                .map(key -> "<Contents><Key>%s</Key><LastModified>%s</LastModified></Contents>".formatted(key, NOW))
                .collect(Collectors.joining("", "<ListBucketResult>", "</ListBucketResult>"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, listing.length);
        exchange.getResponseBody().write(listing);
    }
}
