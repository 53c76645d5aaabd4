package dev.sluice.cocp.partner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry says about a partner. */
public record PartnerEntry(
        @NotBlank @Size(max = 300) String name,

        @Nullable @Pattern(regexp = Pcn.FORM, message = "has 4 to 20 letters and digits")
        String pcn,

        @NotBlank @Size(max = 64) String partnerId,
        @Nullable @Size(min = 1, max = 64) String globalPartnerId,
        @NotEmpty List<PartnerType> partnerTypes,
        @NotBlank String country,
        @NotNull Boolean authorized,
        @NotNull Boolean mpaSigned,
        @Nullable UUID indirectProviderTenantId) {

    @Nullable
    String normalPcn() {
        return pcn == null ? null : Pcn.normal(pcn);
    }
}
