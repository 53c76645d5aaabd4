package dev.sluice.cocp.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;

/** Rules of a change of partner that a deployment may set. */
@ConfigMapping(prefix = "sluice.cocp")
public interface CocpConfig {

    /** How long the new partner may take to answer; exclusive. */
    @WithDefault("P10D")
    Duration acceptanceDeadline();

    /** The default effective day. */
    Grace grace();

    /** How it is counted. */
    interface Grace {

        /** Days from the anchor to the effective day. */
        @WithDefault("90")
        @Min(0)
        @Max(3650)
        int days();

        /** What they count from: PROCESSED, ACCEPTED or INITIATED. Kept on each request. */
        @WithDefault("PROCESSED")
        Anchor anchor();
    }

    /** Whether the review completes by itself or waits for operations. */
    @WithDefault("automatic")
    Review review();

    /** Kinds of review. */
    enum Review {
        AUTOMATIC,
        MANUAL
    }

    /** How long after the acceptance an automatic review completes, and how long one is expected to take. */
    @WithDefault("PT24H")
    Duration reviewDelay();

    /** After how long since the acceptance a request that is not processed yet is told to be overdue. */
    @WithDefault("PT48H")
    Duration reviewLimit();

    /** How long before its deadline a request counts against the readiness of the partner that is to answer it. */
    @WithDefault("P3D")
    Duration readinessHorizon();

    /** How many licences a request may name. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int packageSize();

    /** On which days after the submission the new partner is reminded, while it has not answered. */
    @WithDefault("3,7,9")
    List<@Min(1) Integer> reminderDays();

    /** How many days before the effective day customer and new partner are reminded of it. */
    @WithDefault("30,7,1")
    List<@Min(1) Integer> effectiveDateReminderDays();
}
