package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** An agreement as a row of an import. */
record AgreementRow(
        @NotBlank @Pattern(regexp = AgreementLedger.ID_FORM, message = AgreementLedger.ID_WORDS)
        String agreementId,

        @JsonUnwrapped @Valid AgreementEntry entry) {}
