package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.notification.endpoint.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is under way in a process")
class UnderwayTest {

    static final UUID DELIVERY = UUID.randomUUID();
    static final UUID ENDPOINT = UUID.randomUUID();

    final Underway underway = new Underway(2, 2);

    @Test
    void begins_again_when_its_last_result_is_stored_if_it_was_claimed_before() {
        underway.begin(claimed(0));
        underway.ended(claimed(0));

        assertThat(underway.begin(claimed(1))).isFalse();
        assertThat(underway.stored(resultOf(claimed(0)))).contains(claimed(1));

        assertThat(underway.isEmpty()).isFalse();
        underway.ended(claimed(1));
        assertThat(underway.stored(resultOf(claimed(1)))).isEmpty();
        assertThat(underway.isEmpty()).isTrue();
        assertThat(underway.room()).isEqualTo(2);
    }

    @Test
    void does_not_begin_again_when_what_was_claimed_twice_is_one_attempt() {
        underway.begin(claimed(0));

        assertThat(underway.begin(claimed(0))).as("it seemed dead for a while").isFalse();
        underway.ended(claimed(0));

        assertThat(underway.stored(resultOf(claimed(0)))).isEmpty();
        assertThat(underway.isEmpty()).isTrue();
        assertThat(underway.room()).isEqualTo(2);
    }

    @Test
    void takes_one_place_however_often_it_is_claimed() {
        underway.begin(claimed(0));
        underway.ended(claimed(0));

        underway.begin(claimed(1));
        underway.begin(claimed(1));

        assertThat(underway.room()).isOne();
    }

    @Test
    void is_waited_for_until_the_last_is_stored() throws Exception {
        underway.begin(claimed(0));
        underway.ended(claimed(0));
        var waiting = Thread.startVirtualThread(() -> {
            try {
                underway.awaitEmpty(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        underway.stored(resultOf(claimed(0)));

        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void is_waited_for_no_longer_than_asked() throws Exception {
        underway.begin(claimed(0));

        underway.awaitEmpty(Duration.ofMillis(1));

        assertThat(underway.isEmpty()).isFalse();
    }

    private static Claim claimed(int attempts) {
        return new Claim(
                DELIVERY,
                attempts,
                attempts,
                false,
                null,
                ENDPOINT,
                "{}",
                ENDPOINT,
                "http://127.0.0.1",
                Payload.FULL,
                null,
                null,
                BYTES,
                List.of());
    }

    private static final byte[] BYTES = {};

    private static Result resultOf(Claim claim) {
        return new Result(
                claim.id(),
                claim.endpointId(),
                DeliveryState.RETRYING,
                Instant.EPOCH,
                false,
                claim.attempts() + 1,
                claim.planAttempts() + 1,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                "HTTP_STATUS",
                500,
                null,
                null,
                null,
                1,
                null,
                null);
    }
}
