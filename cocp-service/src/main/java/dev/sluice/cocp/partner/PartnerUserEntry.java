package dev.sluice.cocp.partner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What the registry or the partner itself says about one of its users. */
public record PartnerUserEntry(
        @NotBlank @Size(max = 200) String name,
        @NotNull List<@Pattern(regexp = ROLES, message = "is not a role of partners") String> roles,
        @NotNull Boolean verified) {

    static final String ROLES = "admin-agent|sales-agent|contract-submitter|contract-creator|viewer|incentives-admin"
            + "|report-viewer|executive-report-viewer|integration-admin";
}
