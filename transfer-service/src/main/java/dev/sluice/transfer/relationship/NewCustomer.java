package dev.sluice.transfer.relationship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A customer that a partner brings. */
public record NewCustomer(
        @NotBlank @Size(max = 300) String name,
        @NotBlank String country,
        @NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 253) String> domains) {}
