package dev.sluice.attribution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An upload on its way")
class UploadStreamTest {

    static final int LARGEST = 1000;
    static final int WITH_OTHER_PARTS = LARGEST + 1024 * 1024;

    final AtomicLong nanoTime = new AtomicLong();
    boolean isClosed;

    @Test
    void may_be_as_large_as_a_proof_and_what_is_said_of_it() throws IOException {
        assertThat(upload(WITH_OTHER_PARTS).readAllBytes()).hasSize(WITH_OTHER_PARTS);
    }

    @Test
    void is_given_up_at_the_first_byte_that_is_too_much() {
        assertThatThrownBy(() -> upload(WITH_OTHER_PARTS + 1).readAllBytes())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
    }

    @Test
    void is_given_up_when_it_takes_more_than_five_minutes() throws IOException {
        var upload = upload(10);
        nanoTime.set(Duration.ofMinutes(5).toNanos());
        assertThat(upload.read()).isZero();
        nanoTime.incrementAndGet();
        assertThatThrownBy(upload::read)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_SLOW));
    }

    @Test
    void is_not_read_to_its_end_when_it_is_given_up() throws IOException {
        var upload = upload(WITH_OTHER_PARTS + 1);
        assertThatThrownBy(upload::readAllBytes).isInstanceOf(Refusal.class);
        upload.close();
        assertThat(isClosed).isFalse();

        upload(10).close();
        assertThat(isClosed).isTrue();
    }

    private UploadStream upload(int bytes) {
        var body = new ByteArrayInputStream(new byte[bytes]) {
            @Override
            public void close() {
                isClosed = true;
            }
        };
        return new UploadStream(body, LARGEST, nanoTime::get);
    }
}
