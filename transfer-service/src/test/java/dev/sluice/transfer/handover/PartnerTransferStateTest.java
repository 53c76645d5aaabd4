package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.transfer.registry.PartnerRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The state of a transfer between partners")
class PartnerTransferStateTest {

    static final Instant ASKED = Instant.parse("2026-03-01T08:00:00Z");
    static final Instant EXPIRES = Instant.parse("2026-03-31T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PENDING, IN_PROGRESS DECLINED CANCELED EXPIRED",
        "IN_PROGRESS, COMPLETE PARTIALLY_COMPLETE FAILED",
        "COMPLETE, ''",
        "PARTIALLY_COMPLETE, ''",
        "FAILED, ''",
        "DECLINED, ''",
        "CANCELED, ''",
        "EXPIRED, ''"
    })
    void moves_only_where_the_table_says(PartnerTransferState from, String allowed) {
        var targets = Arrays.asList(allowed.split(" "));
        for (var target : PartnerTransferState.values()) {
            assertThat(from.canBecome(target)).as("%s -> %s", from, target).isEqualTo(targets.contains(target.name()));
        }
    }

    @Test
    void is_expired_at_the_very_instant_of_its_deadline_swept_or_not() {
        var transfer = transfer();
        var before = EXPIRES.minus(Duration.ofNanos(1_000));

        assertThat(transfer.stateAt(before)).isEqualTo(PartnerTransferState.PENDING);
        assertThat(transfer.stateSinceAt(before)).isEqualTo(ASKED);
        assertThat(transfer.stateAt(EXPIRES)).isEqualTo(PartnerTransferState.EXPIRED);
        assertThat(transfer.stateAt(EXPIRES.plusNanos(1_000))).isEqualTo(PartnerTransferState.EXPIRED);
        assertThat(transfer.stateSinceAt(EXPIRES.plusSeconds(9))).isEqualTo(EXPIRES);
    }

    @Test
    void stays_what_was_answered_in_time() {
        var transfer = transfer();
        transfer.accept(null, EXPIRES.minusNanos(1_000), EXPIRES.plusSeconds(9));

        assertThat(transfer.stateAt(EXPIRES.plusSeconds(1))).isEqualTo(PartnerTransferState.IN_PROGRESS);
    }

    private static PartnerTransfer transfer() {
        return new PartnerTransfer(
                UUID.randomUUID(),
                new PartnerTransfer.Wanted(
                        TransferModel.NEW_COMMERCE,
                        UUID.randomUUID(),
                        new PartnerRef(UUID.randomUUID(), "Roma"),
                        new PartnerRef(UUID.randomUUID(), "Fjord"),
                        Set.of(),
                        null),
                ASKED,
                EXPIRES);
    }
}
