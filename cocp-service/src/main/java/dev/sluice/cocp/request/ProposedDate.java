package dev.sluice.cocp.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day that one side would like.
 *
 * @param licenseIds for these; for all that are not processed yet when absent
 */
public record ProposedDate(
        @NotNull LocalDate date,
        @Nullable @Size(min = 1, max = Answer.MOST_LICENSES) List<@NotBlank @Size(max = 64) String> licenseIds,
        @Nullable @Size(max = 2000) String comment) {}
