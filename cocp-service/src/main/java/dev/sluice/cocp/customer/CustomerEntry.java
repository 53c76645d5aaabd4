package dev.sluice.cocp.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the registry says about a customer. */
public record CustomerEntry(
        @NotBlank @Size(max = 300) String name,
        @NotBlank String country,
        @NotNull Segment segment,
        @NotNull TradeStatus tradeStatus,
        @NotNull List<@NotBlank @Size(max = 253) String> domains,
        @Nullable Boolean customerAgreementAccepted) {}
