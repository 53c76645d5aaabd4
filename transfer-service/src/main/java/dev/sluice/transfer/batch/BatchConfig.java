package dev.sluice.transfer.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Rules of batches that a deployment may set. */
@ConfigMapping(prefix = "sluice.batches")
public interface BatchConfig {

    /** Batches of more items than this need the approval of a second person. */
    @WithDefault("1000")
    int approvalAbove();

    /** Items that one replica works on at a time. */
    @WithDefault("4")
    int concurrency();

    /** For how long a batch is kept after anybody or anything last moved it, unless it is running; of real time. */
    @WithDefault("P30D")
    Duration kept();
}
