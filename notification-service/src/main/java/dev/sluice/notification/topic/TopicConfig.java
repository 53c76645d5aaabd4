package dev.sluice.notification.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** Topics of partners. */
@ConfigMapping(prefix = "sluice.partner-topics")
public interface TopicConfig {

    /** Topics of partners in the cluster, those included whose subscription ended and that are not removed yet. */
    @Min(1)
    @WithDefault("1000")
    int most();

    /** How a partner's client is known to the broker: before the tenant's id. */
    @NotNull
    @WithDefault("User:partner-")
    String principalPrefix();

    /** How long a topic keeps records, in real time. */
    @NotNull
    @WithDefault("7d")
    Duration retention();

    /** How long a topic stays after its subscription ended, in business time. */
    @NotNull
    @WithDefault("30d")
    Duration keptAfterEnd();

    /** Byte quota of a topic: what it holds at most. */
    @Min(1)
    @WithDefault("1073741824")
    long mostBytes();

    /** Byte quota of a partner: what it reads at most in a second. */
    @Min(1)
    @WithDefault("1048576")
    long bytesPerSecond();

    /** Copies of a topic; -1 is the cluster's own default. */
    @Min(-1)
    @WithDefault("-1")
    short replicas();

    /** How long the cluster may take to answer. */
    @NotNull
    @WithDefault("10s")
    Duration patience();
}
