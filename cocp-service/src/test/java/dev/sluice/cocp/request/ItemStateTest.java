package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A licence of a request moves")
class ItemStateTest {

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource(textBlock = """
            IN_PROGRESS,              ACCEPTED DECLINED CANCELLATION_IN_PROGRESS EXPIRED
            ACCEPTED,                 PENDING_REVIEW GRACE_PERIOD COMPLETED
            PENDING_REVIEW,           DECLINED GRACE_PERIOD COMPLETED
            GRACE_PERIOD,             COMPLETED
            CANCELLATION_IN_PROGRESS, CANCELED
            DECLINED,                 ''
            CANCELED,                 ''
            EXPIRED,                  ''
            COMPLETED,                ''
            """)
    void only_along_its_table(ItemState from, String targets) {
        var reachable = Arrays.stream(ItemState.values())
                .filter(from::canBecome)
                .map(Enum::name)
                .collect(Collectors.joining(" "));

        assertThat(reachable).isEqualTo(targets);
        assertThat(from.isOpen()).isEqualTo(!targets.isEmpty());
    }

    @Test
    void and_blocks_its_agreement_until_it_cannot_move_any_more() {
        assertThat(ItemState.open())
                .containsExactlyInAnyOrder(
                        ItemState.IN_PROGRESS,
                        ItemState.ACCEPTED,
                        ItemState.PENDING_REVIEW,
                        ItemState.GRACE_PERIOD,
                        ItemState.CANCELLATION_IN_PROGRESS);
    }
}
