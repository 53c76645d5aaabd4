package dev.sluice.cocp.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody decides about a request; about all licences that are still in progress when none is named. */
public sealed interface Answer {

    /** Far above any package; longer lists are not looked at. */
    int MOST_LICENSES = 1000;

    @Nullable
    List<String> licenseIds();

    /** The new partner takes over. */
    record Acceptance(
            @Nullable @Size(min = 1, max = MOST_LICENSES) List<@NotBlank @Size(max = 64) String> licenseIds,
            @Nullable @Size(max = 2000) String comment)
            implements Answer {}

    /** The new partner does not. */
    record Decline(
            @Nullable @Size(min = 1, max = MOST_LICENSES) List<@NotBlank @Size(max = 64) String> licenseIds,
            @Nullable @Size(max = 500) String reason,
            @Nullable @Size(max = 2000) String comment)
            implements Answer {}

    /** The customer does not want it any more. */
    record Cancellation(
            @Nullable @Size(min = 1, max = MOST_LICENSES) List<@NotBlank @Size(max = 64) String> licenseIds,

            @NotBlank(message = "REASON_REQUIRED: Say why.") @Size(max = 500)
            String reason)
            implements Answer {}
}
