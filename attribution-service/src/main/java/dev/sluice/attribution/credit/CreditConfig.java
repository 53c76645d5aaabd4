package dev.sluice.attribution.credit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** When credits are seen. */
@ConfigMapping(prefix = "sluice.attribution.credits")
public interface CreditConfig {

    /** Day of the credit's month, at whose beginning in UTC scores are refreshed with it. */
    @WithDefault("20")
    @Min(1)
    @Max(28)
    int refreshDay();
}
