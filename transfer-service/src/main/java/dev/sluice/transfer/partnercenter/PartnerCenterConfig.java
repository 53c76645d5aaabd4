package dev.sluice.transfer.partnercenter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What a deployment may set of the paths in the vendor's format. */
@ConfigMapping(prefix = "sluice.partner-center")
public interface PartnerCenterConfig {

    /** How many validations of one customer's subscriptions a partner may ask one replica for in five minutes; 0: any number. */
    @WithDefault("450")
    @Min(0)
    int validations();

    /** How many migrations a partner may ask one replica for in five minutes; 0: any number. */
    @WithDefault("100")
    @Min(0)
    int migrations();
}
