package dev.sluice.attribution.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.evidence.HostileFiles;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service runs in this process: its heap is the one that is measured, the client's part included. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("Many proofs of many megabytes at once")
class UploadMemoryTest {

    private static final int FILE = 25 * 1024 * 1024;
    private static final long ALLOWED = 40L * 1024 * 1024;
    private static final String BOUNDARY = "----proof";

    @Test
    void are_taken_without_being_held_in_memory() {
        uploaded(10, "scan.png", UploadMemoryTest::picture, FILE);
    }

    @Test
    void are_taken_without_being_held_in_memory_also_when_they_are_made_to_harm_their_reader() {
        var pdf = HostileFiles.manyObjects();
        uploaded(4, "hostile.pdf", () -> new ByteArrayInputStream(pdf), pdf.length);
    }

    private static void uploaded(int files, String name, Supplier<InputStream> content, int size) {
        try (var portfolio = new Portfolio();
                var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            var claimant = new Claimant(portfolio);
            var claim = claimant.draft(portfolio.influencer, claimant.revenue(portfolio.subscribed()));
            var token = TestTokens.token(
                    "PARTNER", portfolio.influencer, "i@" + portfolio.influencer + ".example", "incentives-admin");
            var before = heldBytes();

            var uploads = IntStream.range(0, files)
                    .mapToObj(_ -> client.sendAsync(
                            upload(claim, token, () -> body(name, content.get())), BodyHandlers.ofString()))
                    .toList();
            var held = new ArrayList<Long>();
            await().atMost(Duration.ofSeconds(100))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        held.add(heldBytes());
                        return uploads.stream().allMatch(CompletableFuture::isDone);
                    });

            assertThat(uploads.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                    .hasSize(files)
                    .containsOnly(201);
            assertThat(Collections.max(held) - before).isLessThan(ALLOWED);
            assertThat(claimant.claim(portfolio.influencer, claim).extract().<List<Integer>>path("evidence.size"))
                    .hasSize(files)
                    .containsOnly(size);
        }
    }

    /** Of everything that is still referred to. */
    private static long heldBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static HttpRequest upload(String claim, String token, Supplier<InputStream> body) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/v1/claims/%s/evidence".formatted(RestAssured.port, claim)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofInputStream(body))
                .build();
    }

    private static InputStream picture() {
        return new SequenceInputStream(
                new ByteArrayInputStream(Claimant.PICTURE), new Zeros(FILE - Claimant.PICTURE.length));
    }

    private static InputStream body(String name, InputStream content) {
        return Stream.of(
                        text("--%s\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nPROOF_OF_EXECUTION\r\n"
                                .formatted(BOUNDARY)),
                        text("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                                .formatted(BOUNDARY, name)),
                        content,
                        text("\r\n--%s--\r\n".formatted(BOUNDARY)))
                .reduce(SequenceInputStream::new)
                .orElseThrow();
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** So many of them, without an array that holds them. */
    private static final class Zeros extends InputStream {

        private int left;

        Zeros(int count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = Math.min(length, left);
            Arrays.fill(bytes, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
