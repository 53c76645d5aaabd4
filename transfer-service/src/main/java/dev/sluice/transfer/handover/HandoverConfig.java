package dev.sluice.transfer.handover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;

/** Rules of transfers between partners that a deployment may set. */
@ConfigMapping(prefix = "sluice.partner-transfers")
public interface HandoverConfig {

    /** How long the partner that is asked may take to answer; exclusive. */
    @WithDefault("P30D")
    Duration validity();

    /** How long after the acceptance it is tried before what is left has failed. */
    @WithDefault("PT72H")
    Duration limit();

    /** How many subscriptions one transfer takes, add-ons not counted. */
    @WithDefault("25")
    @Min(1)
    int lineItems();

    /** How many requests with the same parties and model may wait for an answer at a time. */
    @WithDefault("10")
    @Min(1)
    int waiting();

    /** Regions in which nothing goes from partner to partner. */
    @WithDefault("CHINA")
    Set<String> nationalClouds();

    /** How long after a transfer is over the addresses that were given for it are kept. */
    @WithDefault("P30D")
    Duration contactRetention();
}
