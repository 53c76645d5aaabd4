package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An endpoint")
class EndpointStateTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # from,     next
            UNVERIFIED, ENABLED DISABLED DELETED
            ENABLED,    UNVERIFIED DISABLED DELETED
            DISABLED,   UNVERIFIED ENABLED DELETED
            DELETED,    ''
            """)
    void moves_only_where_the_table_says(EndpointState from, String next) {
        var targets = List.of(next.split(" "));
        for (var target : EndpointState.values()) {
            assertThat(from.canBecome(target)).as("%s -> %s", from, target).isEqualTo(targets.contains(target.name()));
        }
    }
}
