package dev.sluice.attribution.evidence;

import dev.sluice.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In a bucket of an S3-compatible store, one object a proof, addressed by path. */
final class S3Evidence implements EvidenceStore {

    private static final String NO_CONTENT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOLDER = "evidence/";
    private static final String ESCAPED_FOLDER = "evidence%2F";
    private static final int SUCCESS = 2;
    private static final int NOT_FOUND = 404;

    private final URI bucket;
    private final S3Signature signature;
    private final Clock realTime;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param bucket its address, without a slash at the end */
    S3Evidence(URI bucket, S3Signature signature, Clock realTime) {
        this.bucket = bucket;
        this.signature = signature;
        this.realTime = realTime;
    }

    @Override
    public void put(UUID id, Path file) {
        try {
            var body = BodyPublishers.ofFile(file);
            requireSuccess(send("PUT", id, body, Intake.hash(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(UUID id, OutputStream out) {
        var response = send("GET", id, BodyPublishers.noBody(), NO_CONTENT);
        requireSuccess(response);
        try (var content = response.body()) {
            content.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(UUID id) {
        var response = send("DELETE", id, BodyPublishers.noBody(), NO_CONTENT);
        if (response.statusCode() != NOT_FOUND) {
            requireSuccess(response);
        }
    }

    @Override
    public List<UUID> keptBefore(Instant then, @Nullable UUID after, int limit) {
        var start = after == null ? "" : "&start-after=" + ESCAPED_FOLDER + after;
        var query = "?list-type=2&max-keys=" + limit + "&prefix=" + ESCAPED_FOLDER + start;
        var response = send("GET", URI.create(bucket + query), BodyPublishers.noBody(), NO_CONTENT);
        requireSuccess(response);
        try (var listing = response.body()) {
            return S3Listing.read(listing, FOLDER).keptBefore(then);
        } catch (IOException e) {
            throw away();
        }
    }

    private HttpResponse<InputStream> send(String method, UUID id, BodyPublisher body, String sha256) {
        return send(method, URI.create(bucket + "/" + FOLDER + id), body, sha256);
    }

    private HttpResponse<InputStream> send(String method, URI address, BodyPublisher body, String sha256) {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).method(method, body);
        signature.headers(method, address, Map.of(), sha256, realTime.instant()).forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static void requireSuccess(HttpResponse<InputStream> response) {
        if (response.statusCode() / 100 != SUCCESS) {
            throw away();
        }
    }

    private static Refusal away() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE, "UNAVAILABLE", "The store of documents is out of reach.", List.of());
    }
}
