package dev.sluice.attribution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An S3-compatible store")
class S3EvidenceTest {

    final Bucket bucket = new Bucket();
    final S3Evidence store = bucket.store();

    @TempDir
    Path files;

    @AfterEach
    void stop() {
        bucket.close();
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
        assertThat(bucket.keys()).containsExactly("evidence/" + id);
        store.remove(id);
        store.remove(id);
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void says_what_it_has_kept_for_long() throws IOException {
        var ids = Stream.generate(UUID::randomUUID)
                .limit(3)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        var file = Files.write(files.resolve("proof"), new byte[10]);
        ids.forEach(id -> store.put(id, file));
        bucket.keepMarkOfFolder();

        assertThat(store.keptBefore(Bucket.NOW.plusMillis(1), null, 4)).isEqualTo(ids);
        assertThat(store.keptBefore(Bucket.NOW.plusMillis(1), null, 2)).isEqualTo(ids.subList(0, 2));
        assertThat(store.keptBefore(Bucket.NOW.plusMillis(1), ids.get(1), 2)).isEqualTo(ids.subList(2, 3));
        assertThat(store.keptBefore(Bucket.NOW, null, 2)).isEmpty();
    }

    @Test
    void refuses_whoever_signs_with_another_key() throws IOException {
        var stranger = bucket.store(new S3Signature("key", "guess", "eu-west-1"));
        var file = Files.write(files.resolve("proof"), new byte[10]);

        assertThatThrownBy(() -> stranger.put(UUID.randomUUID(), file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        assertThat(bucket.keys()).isEmpty();
    }
}
