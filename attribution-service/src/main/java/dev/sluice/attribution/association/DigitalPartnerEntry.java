package dev.sluice.attribution.association;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Whom a customer names: the id of a location account. */
public record DigitalPartnerEntry(
        @NotBlank(message = "REQUIRED: Which partner?") @Size(max = 64)
        String partnerId) {}
