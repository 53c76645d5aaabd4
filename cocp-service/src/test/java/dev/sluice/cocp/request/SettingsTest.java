package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings")
class SettingsTest {

    static final Instant ACCEPTED = Instant.parse("2026-01-20T10:15:00Z");

    @Test
    void have_the_documented_defaults() {
        var config = config(Map.of());

        assertThat(config.acceptanceDeadline()).isEqualTo(Duration.ofDays(10));
        assertThat(config.grace().days()).isEqualTo(90);
        assertThat(config.grace().anchor()).isEqualTo(Anchor.PROCESSED);
        assertThat(config.review()).isEqualTo(CocpConfig.Review.AUTOMATIC);
        assertThat(config.packageSize()).isEqualTo(20);
        assertThat(config.reminderDays()).containsExactly(3, 7, 9);
        assertThat(config.effectiveDateReminderDays()).containsExactly(30, 7, 1);
        assertThat(config.readinessHorizon()).isEqualTo(Duration.ofDays(3));
        var plan = ReviewPlan.of(config);
        assertThat(plan.automatic()).isTrue();
        assertThat(plan.processingDueAt(ACCEPTED)).isEqualTo("2026-01-21T10:15:00Z");
        assertThat(plan.limitAt(ACCEPTED)).isEqualTo("2026-01-22T10:15:00Z");
    }

    @Test
    void can_be_the_vendors_other_reading() {
        var config = config(Map.of(
                "sluice.cocp.acceptance-deadline", "P30D",
                "sluice.cocp.grace.anchor", "INITIATED",
                "sluice.cocp.review", "manual"));

        assertThat(Requests.INITIATED.plus(config.acceptanceDeadline())).isEqualTo("2026-02-11T09:00:00Z");
        assertThat(Instant.parse("2026-03-02T12:00:00Z").plus(config.acceptanceDeadline()))
                .isEqualTo("2026-04-01T12:00:00Z");
        assertThat(config.grace().anchor()).isEqualTo(Anchor.INITIATED);
        assertThat(ReviewPlan.of(config).automatic()).isFalse();
    }

    private static CocpConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(CocpConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(CocpConfig.class);
    }
}
