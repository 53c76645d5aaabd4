package dev.sluice.cocp.customer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A customer as a row of an import. */
record CustomerRow(
        @NotNull UUID customerTenantId,
        @JsonUnwrapped @Valid CustomerEntry entry) {}
