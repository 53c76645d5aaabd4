package dev.sluice.attribution.association;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;

/** Dual recognition: an influencing partner is recognised beside the one that transacts. */
@ConfigMapping(prefix = "sluice.attribution.dual-recognition")
public interface DualRecognitionConfig {

    /** From the beginning of this day, in UTC. */
    @WithDefault("${attribution.dual-recognition.effective-date:2025-04-07}")
    LocalDate effectiveDate();
}
