package dev.sluice.attribution.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.Seed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A partner that holds a product for")
class HoldingTest {

    @ParameterizedTest(name = "{0} days adds the customer for {1}")
    @CsvSource({
        "1-, 1-",
        "1-3, 1-3",
        "1-3 3-5, 1-5",
        "1-3 4-5, 1-3 4-5",
        "1-9 2-5, 1-9",
        "1-3 2-, 1-",
        "1- 4-5, 1-",
        "4-5 1-4 8-9, 1-5 8-9"
    })
    void adds_the_customer_once_for_each_time_without_a_gap(String held, String added) {
        var holdings = Arrays.stream(held.split(" ")).map(HoldingTest::days).toList();

        assertThat(text(Holding.joined(holdings))).isEqualTo(added);
    }

    @Test
    void a_time_means_the_same_in_whatever_order_it_is_told() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (var story = 0; story < 500; story++) {
            var holdings = random.ints(5, 1, 30)
                    .mapToObj(day -> days(day + "-" + (random.nextInt(6) == 0 ? "" : day + 1 + random.nextInt(8))))
                    .collect(Collectors.toList());
            var told = text(Holding.joined(holdings));
            Collections.shuffle(holdings, random);
            assertThat(text(Holding.joined(holdings))).as("seed %d", seed).isEqualTo(told);
        }
    }

    private static Holding days(String text) {
        var days = text.split("-", -1);
        return new Holding(
                UUID.nameUUIDFromBytes(text.getBytes(UTF_8)), day(days[0]), days[1].isEmpty() ? null : day(days[1]));
    }

    private static Instant day(String number) {
        return Instant.EPOCH.plusSeconds(86_400L * Integer.parseInt(number));
    }

    private static String text(List<Holding> holdings) {
        return holdings.stream()
                .map(each -> number(each.from()) + "-" + (each.until() == null ? "" : number(each.until())))
                .collect(Collectors.joining(" "));
    }

    private static long number(Instant day) {
        return day.getEpochSecond() / 86_400;
    }
}
