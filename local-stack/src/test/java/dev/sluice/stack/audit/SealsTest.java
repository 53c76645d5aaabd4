package dev.sluice.stack.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The published heads of a chain")
class SealsTest {

    static final Seal FIRST = new Seal("cocp", 1, "0", "a");
    static final Seal SECOND = new Seal("cocp", 2, "a", "b");

    @Test
    void name_the_latest_whatever_order_they_arrive_in() {
        var seals = Seals.of("cocp", List.of(SECOND, new Seal("transfer", 9, "x", "y"), FIRST));

        assertThat(seals.findings()).isEmpty();
        assertThat(seals.latest(1)).containsExactly("cocp/2/b");
        assertThat(seals.contain("cocp/1/a")).isTrue();
    }

    @Test
    void betray_a_chain_that_was_written_anew() {
        var seals = Seals.of("cocp", List.of(FIRST, SECOND, new Seal("cocp", 2, "a", "forged")));

        assertThat(seals.findings()).containsExactly("block 2 was published with two heads");
    }

    @Test
    void betray_a_block_that_does_not_follow() {
        var seals = Seals.of("cocp", List.of(FIRST, new Seal("cocp", 2, "other", "b")));

        assertThat(seals.findings()).containsExactly("block 2 does not follow from the one before");
    }

    @Test
    void betray_a_gap() {
        var seals = Seals.of("cocp", List.of(FIRST, new Seal("cocp", 4, "c", "d")));

        assertThat(seals.findings()).containsExactly("blocks 2 to 3 were never published");
    }
}
