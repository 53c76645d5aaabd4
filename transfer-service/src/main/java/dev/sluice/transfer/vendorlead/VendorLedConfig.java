package dev.sluice.transfer.vendorlead;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules of migrations that the vendor leads. */
@ConfigMapping(prefix = "sluice.migration.vendor-led")
public interface VendorLedConfig {

    /** Whether a legacy term of three years becomes one of three years again, instead of one year. */
    @WithDefault("false")
    boolean keepThreeYear();
}
