package dev.sluice.transfer.subscription;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** To what a subscription is upgraded. */
public record Upgrade(@NotBlank @Size(max = 64) String sku) {}
