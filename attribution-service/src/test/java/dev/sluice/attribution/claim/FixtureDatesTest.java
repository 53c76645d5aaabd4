package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.workday.Workdays;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 8 April 2026 is a Wednesday. */
@DisplayName("By the calendar of April 2026")
class FixtureDatesTest {

    static final Instant SUBMITTED = Instant.parse("2026-04-08T10:00:00Z");

    final ClaimClocks clocks = new ClaimClocks(
            new SmallRyeConfigBuilder().withMapping(ClaimConfig.class).build().getConfigMapping(ClaimConfig.class),
            new Workdays(Set.of()));

    @Test
    void influenced_revenue_is_to_be_confirmed_after_two_days_and_can_be_declined_for_five_business_days() {
        assertThat(clocks.confirmation(SUBMITTED)).isEqualTo("2026-04-10T10:00:00Z");
        assertThat(clocks.optOut(SUBMITTED)).isEqualTo("2026-04-15T10:00:00Z");
        assertThat(clocks.reviewStart(SUBMITTED)).isEqualTo("2026-04-15T10:00:00Z");
    }

    @Test
    void who_is_asked_on_the_15th_answers_by_the_5th_of_may() {
        assertThat(clocks.partnerAnswer(Instant.parse("2026-04-15T10:00:00Z"))).isEqualTo("2026-05-05T10:00:00Z");
    }

    @Test
    void what_is_rejected_on_the_8th_is_disputed_until_the_8th_of_may() {
        assertThat(clocks.dispute(SUBMITTED)).isEqualTo("2026-05-08T10:00:00Z");
    }

    @Test
    void what_is_submitted_on_the_27th_can_be_declined_into_the_month_of_its_credit() {
        assertThat(clocks.optOut(Instant.parse("2026-04-27T10:00:00Z"))).isEqualTo("2026-05-04T10:00:00Z");
    }
}
