package dev.sluice.notification.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What is kept for how long, in days of real time. */
@ConfigMapping(prefix = "sluice.retention")
public interface RetentionConfig {

    /** Messages, deliveries and attempts: three days longer than replays and cursors may go back. */
    @Min(33)
    @WithDefault("33")
    int messageDays();

    /** Ids of events: longer than a topic and its dead letters together may repeat an event. */
    @Min(61)
    @WithDefault("66")
    int idDays();

    /** Days whose partitions are made ahead. */
    @Min(2)
    @WithDefault("7")
    int daysAhead();
}
