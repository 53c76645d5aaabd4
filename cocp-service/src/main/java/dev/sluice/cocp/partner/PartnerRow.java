package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A partner as a row of an import. */
record PartnerRow(
        @NotNull UUID partnerTenantId, @JsonUnwrapped @Valid PartnerEntry entry) {}
