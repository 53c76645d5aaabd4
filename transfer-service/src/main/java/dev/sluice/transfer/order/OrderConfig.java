package dev.sluice.transfer.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Rules of orders that a deployment may set. */
@ConfigMapping(prefix = "sluice.orders")
public interface OrderConfig {

    /** How many days ahead something can be ordered; the last one included. */
    @WithDefault("60")
    @Min(0)
    int daysAhead();

    /** How long after its day an order is tried before it has failed. */
    @WithDefault("PT72H")
    Duration limit();
}
