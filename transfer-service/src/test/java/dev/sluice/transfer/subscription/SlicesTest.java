package dev.sluice.transfer.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.stack.testing.Seed;
import dev.sluice.transfer.subscription.Slices.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Licences by purchase")
class SlicesTest {

    static final Instant BOUGHT = Instant.parse("2026-04-01T14:20:00Z");
    static final Instant CLOSES = Instant.parse("2026-04-08T14:20:00Z");

    @Test
    void can_be_given_back_before_the_instant_at_which_their_window_closes() {
        var slices = Slices.first(100, BOUGHT);

        assertThat(slices.all().getFirst().closesAt()).isEqualTo(CLOSES);
        assertThat(slices.openAt(CLOSES.minusNanos(1000))).isEqualTo(100);
        assertThat(slices.openAt(CLOSES)).isZero();
        assertThatThrownBy(() -> slices.without(1, CLOSES)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Against single licences, each with the instant at which it was bought. */
    @Test
    void behave_as_single_licences_would_of_which_the_youngest_goes_first() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (var run = 0; run < 200; run++) {
            var now =
                    LocalDate.of(2024 + random.nextInt(9), 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
            var slices = Slices.first(5, now);
            var licences = new ArrayList<Instant>(List.of(now, now, now, now, now));
            for (var step = 0; step < 30; step++) {
                now = now.plusSeconds(random.nextInt(3 * 86_400));
                if (random.nextBoolean()) {
                    var more = 1 + random.nextInt(4);
                    slices = slices.with(more, now);
                    for (var i = 0; i < more; i++) {
                        licences.add(now);
                    }
                } else {
                    var at = now;
                    var open = licences.stream()
                            .filter(bought -> at.isBefore(bought.plus(Duration.ofHours(168))))
                            .count();
                    assertThat(slices.openAt(now)).as("seed %s", seed).isEqualTo((int) open);
                    var fewer = random.nextInt((int) open + 1);
                    slices = slices.without(fewer, now);
                    for (var i = 0; i < fewer; i++) {
                        licences.removeLast();
                    }
                }
                assertThat(slices.quantity()).as("seed %s", seed).isEqualTo(licences.size());
            }
        }
    }

    @Test
    void keep_their_numbers() {
        var slices = Slices.first(10, BOUGHT).with(5, BOUGHT.plusSeconds(60)).without(7, BOUGHT.plusSeconds(120));

        assertThat(slices.all()).extracting(Slice::no, Slice::quantity).containsExactly(tuple(1, 8), tuple(2, 0));
    }

    @Test
    void are_bought_anew_with_each_term() {
        var renewed =
                Slices.first(10, BOUGHT).with(5, BOUGHT.plusSeconds(60)).renewed(12, BOUGHT.plusSeconds(90), null);

        assertThat(renewed.all())
                .extracting(Slice::no, Slice::quantity)
                .containsExactly(tuple(1, 0), tuple(2, 0), tuple(3, 12));
        assertThat(renewed.openAt(BOUGHT.plusSeconds(90))).isEqualTo(12);
    }
}
