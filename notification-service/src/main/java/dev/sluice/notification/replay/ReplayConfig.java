package dev.sluice.notification.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How replays work. */
@ConfigMapping(prefix = "sluice.replays")
public interface ReplayConfig {

    /** How far back a replay may begin; not more than messages are kept. */
    @NotNull
    @WithDefault("30d")
    Duration farthestBack();

    /** Messages of one transaction. */
    @Min(1)
    @WithDefault("500")
    int batchSize();

    /** A replay waits while this many deliveries to its endpoint are under way, so that new messages do not wait behind it. */
    @Min(1)
    @WithDefault("5000")
    int mostUnderWay();

    /** How often a replay that has to wait is looked at again, in real time. */
    @NotNull
    @WithDefault("1s")
    Duration workEvery();
}
