package dev.sluice.cocp.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for.
 *
 * @param requestedEffectiveDate its first proposal of an effective day
 */
@DescribedWhenOther
public record Submission(
        @NotEmpty List<@NotBlank @Size(max = 64) String> licenseIds,
        @NotBlank @Size(max = 64) String newPartnerPcn,
        @NotBlank @Email @Size(max = 320) String partnerContactEmail,
        @NotNull(message = "REASON_REQUIRED: Say why.") Reason reason,
        @Nullable @Size(max = 500) String reasonDescription,

        @NotNull(message = "SIGNATORY_REQUIRED: Name the person who agrees to the terms.") @Valid
        Signatory signatory,

        @NotNull(message = "TERMS_NOT_ACCEPTED: The terms have to be accepted.")
        @AssertTrue(message = "TERMS_NOT_ACCEPTED: The terms have to be accepted.")
        Boolean termsAccepted,

        @NotNull Channel channel,
        @Nullable LocalDate requestedEffectiveDate) {}
