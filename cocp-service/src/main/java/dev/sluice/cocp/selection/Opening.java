package dev.sluice.cocp.selection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer looks for.
 *
 * @param agreementIds what is to change partner
 * @param termMonths over which costs are compared
 * @param ordersPerYear to expect; without it fees per order are not counted
 * @param quotationsDueAt until when partners may quote, exclusive
 */
public record Opening(
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = 1000) List<@NotBlank @Size(max = 64) String> agreementIds,
        @NotBlank @Size(max = 10_000) String needs,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Criterion> criteria,
        @Nullable @Min(1) @Max(120) Integer termMonths,
        @Nullable @Min(0) @Max(1_000_000) Integer ordersPerYear,
        @Nullable Instant quotationsDueAt) {}
