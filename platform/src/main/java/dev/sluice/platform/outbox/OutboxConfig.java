package dev.sluice.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave the outbox. */
@ConfigMapping(prefix = "sluice.outbox")
public interface OutboxConfig {

    /** {@code BUILTIN}: this service relays. {@code EXTERNAL}: something else reads the table, for example Debezium. */
    @WithDefault("BUILTIN")
    RelayKind relay();

    /** Rows a shard gives to one round of the relay. */
    @WithDefault("100")
    int batchSize();

    /** How often the relay looks without being woken. */
    @WithDefault("200ms")
    Duration poll();

    /** Who relays. */
    enum RelayKind {
        BUILTIN,
        EXTERNAL
    }
}
