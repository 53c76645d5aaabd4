package dev.sluice.notification.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How the pull feed works. */
@ConfigMapping(prefix = "sluice.feed")
public interface FeedConfig {

    /** For how long a reader may go on from a cursor, in real time; messages have to be kept for longer. */
    @NotNull
    @WithDefault("30d")
    Duration cursorKept();
}
