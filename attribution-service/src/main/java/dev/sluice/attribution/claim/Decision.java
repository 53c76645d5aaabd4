package dev.sluice.attribution.claim;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reviewer decides, and why. */
public final class Decision {

    private static final String CODE = "[A-Z][A-Z0-9_]{1,63}";

    private Decision() {}

    /** @param reasonCode for example {@code PROOF_SUFFICIENT} */
    public record Approval(
            @NotBlank(message = "REASON_REQUIRED: Give a reason code.") @Pattern(regexp = CODE)
            String reasonCode,

            @Size(max = 2000) @Nullable String comment) {}

    /** Not to be approved. */
    public record Rejection(
            @NotNull(message = "REASON_REQUIRED: Give a reason code.")
            RejectionReason reasonCode,

            @Size(max = 2000) @Nullable String comment) {}

    /** More is needed. */
    public record Question(
            @NotNull(message = "REASON_REQUIRED: Give a reason code.")
            InformationReason reasonCode,

            @Size(max = 2000) @Nullable String comment) {}

    /** Of a dispute. */
    public record OfDispute(
            @NotNull(message = "REQUIRED: Accepted or refused?")
            DisputeOutcome outcome,

            @NotBlank(message = "REASON_REQUIRED: Give a reason code.") @Pattern(regexp = CODE)
            String reasonCode,

            @Size(max = 2000) @Nullable String comment) {}

    /** How a dispute ends. */
    public enum DisputeOutcome {
        ACCEPTED,
        REFUSED
    }

    /** @param winner the claim that is decided for */
    public record OfArbitration(
            @NotNull(message = "REQUIRED: Which claim wins?")
            UUID winner,

            @NotBlank(message = "REASON_REQUIRED: Give a reason code.") @Pattern(regexp = CODE)
            String reasonCode,

            @Size(max = 2000) @Nullable String comment) {}

    /** Why a partner disassociates itself, or a customer declines. */
    public record Reason(
            @NotBlank(message = "REASON_REQUIRED: Say why.") @Size(max = 2000)
            String reason) {}

    /** Said if one likes. */
    public record Remark(@Size(max = 2000) @Nullable String reason) {}

    static String why(String reasonCode, @Nullable String comment) {
        return comment == null ? reasonCode : reasonCode + ": " + comment;
    }
}
