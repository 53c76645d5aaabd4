package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A delivery")
class DeliveryStateTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # from,    next
            PENDING,   DELIVERED RETRYING EXHAUSTED ABORTED
            RETRYING,  PENDING DELIVERED EXHAUSTED ABORTED
            DELIVERED, PENDING
            EXHAUSTED, PENDING
            ABORTED,   PENDING
            """)
    void moves_only_where_the_table_says(DeliveryState from, String next) {
        for (var target : DeliveryState.values()) {
            assertThat(from.canBecome(target)).as("%s -> %s", from, target).isEqualTo(next.contains(target.name()));
        }
    }
}
