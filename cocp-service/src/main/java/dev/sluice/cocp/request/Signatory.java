package dev.sluice.cocp.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The person who agrees to the terms. */
public record Signatory(
        @NotBlank(message = "SIGNATORY_REQUIRED: Name the first name of who agrees to the terms.") @Size(max = 100)
        String firstName,

        @NotBlank(message = "SIGNATORY_REQUIRED: Name the last name of who agrees to the terms.") @Size(max = 100)
        String lastName) {}
