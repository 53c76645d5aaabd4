package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A user of a partner as a row of an import. */
record PartnerUserRow(
        @NotNull UUID partnerTenantId,

        @NotBlank
        @Size(max = PartnerUser.Key.LONGEST)
        @Pattern(regexp = PartnerUser.Key.FORM, message = "must be an e-mail address")
        String email,

        @JsonUnwrapped @Valid PartnerUserEntry entry) {

    PartnerUser.Key key() {
        return PartnerUser.Key.of(partnerTenantId, email);
    }
}
