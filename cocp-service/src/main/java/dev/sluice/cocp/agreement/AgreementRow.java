package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

/** An agreement as a row of an import. */
record AgreementRow(
        @NotBlank String agreementId, @JsonUnwrapped @Valid AgreementEntry entry) {}
