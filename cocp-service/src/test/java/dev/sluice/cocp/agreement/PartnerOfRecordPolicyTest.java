package dev.sluice.cocp.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The registry's word on the partner of record")
class PartnerOfRecordPolicyTest {

    static final UUID FJORD = UUID.randomUUID();
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    static final Instant SINCE = Instant.parse("2026-04-22T00:00:00Z");
    static final LocalDate START = LocalDate.parse("2024-04-01");
    static final Instant STARTED = Instant.parse("2024-04-01T00:00:00Z");

    final PartnerOfRecordPolicy policy = new PartnerOfRecordPolicy();

    @Test
    void counts_from_the_first_day_of_the_agreement() {
        assertThat(policy.decide(saying(Optional.empty(), "F0RD0001", false, START)))
                .isEqualTo(new PartnerOfRecord("F0RD0001", FJORD, STARTED));
    }

    @Test
    void counts_from_now_on_when_the_agreement_has_no_first_day() {
        assertThat(policy.decide(saying(Optional.empty(), "F0RD0001", false, null)))
                .isEqualTo(new PartnerOfRecord("F0RD0001", FJORD, NOW));
        assertThat(policy.decide(saying(served("OLD00001", false), "F0RD0001", false, null)))
                .isEqualTo(new PartnerOfRecord("F0RD0001", FJORD, SINCE));
    }

    @Test
    void may_replace_and_remove_until_a_change_has_completed() {
        var before = served("OLD00001", false);

        assertThat(policy.contradicts(saying(before, "F0RD0001", false, START))).isFalse();
        assertThat(policy.decide(saying(before, "F0RD0001", false, START)))
                .isEqualTo(new PartnerOfRecord("F0RD0001", FJORD, STARTED));
        assertThat(policy.decide(saying(before, null, false, START))).isNull();
    }

    @Test
    void contradicts_a_completed_change_unless_it_is_a_correction() {
        var before = served("A1B2C3D4", true);

        assertThat(policy.contradicts(saying(before, "F0RD0001", false, START))).isTrue();
        assertThat(policy.contradicts(saying(before, "A1B2C3D4", false, START))).isFalse();
        assertThat(policy.contradicts(saying(before, null, false, START))).isFalse();
        assertThat(policy.contradicts(saying(before, "F0RD0001", true, START))).isFalse();
    }

    @Test
    void corrects_from_the_instant_that_it_corrects() {
        assertThat(policy.decide(saying(served("A1B2C3D4", true), "F0RD0001", true, START)))
                .isEqualTo(new PartnerOfRecord("F0RD0001", FJORD, SINCE));
    }

    @Test
    void leaves_a_completed_change_alone_when_it_names_nobody() {
        assertThat(policy.decide(saying(served("A1B2C3D4", true), null, false, START)))
                .isEqualTo(new PartnerOfRecord("A1B2C3D4", FJORD, SINCE));
    }

    private static PartnerOfRecordPolicy.Situation saying(
            Optional<Agreement> before, String pcn, boolean correction, LocalDate startDate) {
        return new PartnerOfRecordPolicy.Situation(before, pcn, pcn == null ? null : FJORD, correction, startDate, NOW);
    }

    private static Optional<Agreement> served(String pcn, boolean owned) {
        return Optional.of(new Agreement(
                "8100001",
                UUID.randomUUID(),
                "EA",
                Billing.INDIRECT,
                AgreementStatus.ACTIVE,
                SINCE,
                START,
                null,
                false,
                false,
                null,
                new PartnerOfRecord(pcn, FJORD, SINCE),
                owned,
                1));
    }
}
