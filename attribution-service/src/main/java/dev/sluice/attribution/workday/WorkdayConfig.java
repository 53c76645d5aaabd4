package dev.sluice.attribution.workday;

import io.smallrye.config.ConfigMapping;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Days on which nobody works although they are no weekend. */
@ConfigMapping(prefix = "sluice.attribution.workdays")
public interface WorkdayConfig {

    /** For example {@code 2026-12-25,2027-01-01}; none by default. */
    Optional<Set<LocalDate>> holidays();
}
