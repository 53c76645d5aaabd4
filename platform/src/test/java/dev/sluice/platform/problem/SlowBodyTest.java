package dev.sluice.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A body that arrives slowly")
class SlowBodyTest {

    static final int LARGEST = 40_000;

    final AtomicLong nanoTime = new AtomicLong(42);
    final SlowBody body = new SlowBody(LARGEST, Duration.ofSeconds(30), nanoTime::get);

    @Test
    void is_read_whole_when_it_is_in_time() throws IOException {
        assertThat(body.read(drip(300, Duration.ofMillis(100)))).hasSize(300);
    }

    @Test
    void is_refused_when_it_takes_longer_than_that() {
        assertThatThrownBy(() -> body.read(drip(301, Duration.ofMillis(100))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind().status()).isEqualTo(408);
                    assertThat(refusal.code()).isEqualTo("BODY_TOO_SLOW");
                });
    }

    @Test
    void is_refused_as_soon_as_it_is_too_large() throws IOException {
        assertThat(body.read(new ByteArrayInputStream(new byte[LARGEST]))).hasSize(LARGEST);
        assertThatThrownBy(() -> body.read(new ByteArrayInputStream(new byte[LARGEST + 1])))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("PAYLOAD_TOO_LARGE"));
    }

    /** One byte after each pause. */
    private InputStream drip(int bytes, Duration pause) {
        return new InputStream() {

            private int left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                nanoTime.addAndGet(pause.toNanos());
                var next = read();
                if (next < 0) {
                    return -1;
                }
                target[offset] = (byte) next;
                return 1;
            }
        };
    }
}
