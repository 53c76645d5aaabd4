package dev.sluice.transfer.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.transfer.channel.ChannelTransferConfig.ModifyUntil;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A renewal can be changed")
class CutOffTest {

    static final LocalDate END = LocalDate.parse("2026-03-31");

    record Settings(ModifyUntil modifyUntil) implements ChannelTransferConfig {

        @Override
        public Period after() {
            return Period.ofDays(90);
        }

        @Override
        public Period ahead() {
            return Period.ofMonths(6);
        }

        @Override
        public Duration handOver() {
            return Duration.ofHours(72);
        }
    }

    private static ChannelTransfer scheduled(Instant at) {
        return new ChannelTransfer(
                UUID.randomUUID(),
                new ChannelTransfer.Subject(
                        "ea-1",
                        "8100001",
                        UUID.randomUUID(),
                        new PartnerRef(UUID.randomUUID(), "Noordzee"),
                        "M365_E3_NO_TEAMS",
                        END),
                new Wish(null, new Plan(Term.P1Y, BillingCycle.MONTHLY), 100, null, null, null),
                new ChannelTransfer.Terms(ProcessingTimes.of(END, at), null),
                at);
    }

    @ParameterizedTest
    @CsvSource({
        "PROCESSING, 2026-03-10T09:00:00Z, 2026-04-01T11:59:59.999999Z, false",
        "PROCESSING, 2026-03-10T09:00:00Z, 2026-04-01T12:00:00Z, true",
        "PROCESSING, 2026-04-10T09:30:00Z, 2026-04-11T12:00:00Z, true",
        "AGREEMENT_END, 2026-03-10T09:00:00Z, 2026-03-31T23:59:59.999999Z, false",
        "AGREEMENT_END, 2026-03-10T09:00:00Z, 2026-04-01T00:00:00Z, true",
        "AGREEMENT_END, 2026-04-10T09:30:00Z, 2026-04-11T11:59:59Z, false",
        "AGREEMENT_END, 2026-04-10T09:30:00Z, 2026-04-11T12:00:00Z, true"
    })
    void until_the_instant_that_the_setting_gives(ModifyUntil setting, Instant scheduledAt, Instant now, boolean past) {
        assertThat(new CutOff(new Settings(setting)).isPast(scheduled(scheduledAt), now))
                .isEqualTo(past);
    }

    @Test
    void while_it_is_held_and_never_again_once_it_was_processed() {
        var cutOff = new CutOff(new Settings(ModifyUntil.PROCESSING));
        var late = Instant.parse("2026-06-01T00:00:00Z");
        var held = scheduled(Instant.parse("2026-03-10T09:00:00Z"));
        held.hold(HeldReason.AGREEMENT_RENEWED, late);
        var failed = scheduled(Instant.parse("2026-03-10T09:00:00Z"));
        failed.startProcessing(UUID.randomUUID(), late, END);
        failed.fail("TIME_LIMIT_PASSED", "?", late);

        assertThat(cutOff.isPast(held, late)).isFalse();
        assertThat(cutOff.isPast(failed, late)).isTrue();
    }
}
