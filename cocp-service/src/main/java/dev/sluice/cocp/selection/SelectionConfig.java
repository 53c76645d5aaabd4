package dev.sluice.cocp.selection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Rules of a supplier selection that a deployment may set. */
@ConfigMapping(prefix = "sluice.cocp.selection")
public interface SelectionConfig {

    /** How long partners may quote, where the customer does not say. */
    @WithDefault("P14D")
    Duration quotationPeriod();

    /** How long after the last quotation the customer may decide; then the selection closes by itself. */
    @WithDefault("P60D")
    Duration decisionPeriod();

    /** Over how many months costs are compared, where the customer does not say. */
    @WithDefault("36")
    @Min(1)
    @Max(120)
    int termMonths();

    /** How many partners may be invited to a selection. */
    @WithDefault("30")
    @Min(1)
    @Max(500)
    int mostInvitations();
}
