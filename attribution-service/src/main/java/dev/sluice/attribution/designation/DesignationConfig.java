package dev.sluice.attribution.designation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** The clocks of designations. */
@ConfigMapping(prefix = "sluice.attribution.designations")
public interface DesignationConfig {

    /** How long an enrolment lasts. */
    @WithDefault("P1Y")
    Period enrolment();

    /** How long before its end it can be renewed. */
    @WithDefault("P30D")
    Period renewal();

    /** For how long a score that was enough on one day counts. */
    @WithDefault("P5M")
    Period window();
}
