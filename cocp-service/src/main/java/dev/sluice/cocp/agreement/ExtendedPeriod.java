package dev.sluice.cocp.agreement;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * An agreement that runs on month by month after its end.
 *
 * @param optOutDate last day of the extended period
 */
public record ExtendedPeriod(@NotNull LocalDate optOutDate) {}
