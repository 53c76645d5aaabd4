package dev.sluice.platform.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What kind of deployment this is. */
@ConfigMapping(prefix = "sluice.deployment")
public interface DeploymentConfig {

    /** Written into the database at first start and never changed: a sandbox has a movable clock, production has none. */
    @WithDefault("PRODUCTION")
    Kind kind();

    /** The kinds of deployment. */
    enum Kind {
        SANDBOX,
        PRODUCTION
    }
}
