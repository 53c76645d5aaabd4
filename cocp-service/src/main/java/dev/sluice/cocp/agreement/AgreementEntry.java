package dev.sluice.cocp.agreement;

import dev.sluice.cocp.partner.Pcn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says about an agreement.
 *
 * @param program open: the vendor has more programmes than take part here
 * @param endDate absent, or the last day of the year 9999: it has none
 * @param correctionReason why the registry contradicts a partner of record that a completed change decided
 */
public record AgreementEntry(
        @NotNull UUID customerTenantId,

        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}", message = "is a programme such as EA")
        String program,

        @Nullable Billing billing,
        @NotNull AgreementStatus status,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,

        @Nullable @Pattern(regexp = Pcn.FORM, message = "has 4 to 20 letters and digits")
        String currentPartnerPcn,

        @Nullable Boolean mseds,
        @Nullable Boolean renewed,
        @Nullable @Valid ExtendedPeriod extendedPeriodTerm,

        @Nullable @Pattern(regexp = ".*\\S.*", message = "says something") @Size(max = 500)
        String correctionReason) {

    /** How registers write that there is no end. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public AgreementEntry {
        endDate = NEVER.equals(endDate) ? null : endDate;
    }

    @Nullable
    String normalPcn() {
        return currentPartnerPcn == null ? null : Pcn.normal(currentPartnerPcn);
    }

    /** Those that it names, by their places. */
    Map<String, LocalDate> days() {
        var days = new LinkedHashMap<String, LocalDate>();
        if (startDate != null) {
            days.put("/startDate", startDate);
        }
        if (endDate != null) {
            days.put("/endDate", endDate);
        }
        if (extendedPeriodTerm != null) {
            days.put("/extendedPeriodTerm/optOutDate", extendedPeriodTerm.optOutDate());
        }
        return days;
    }

    boolean endsBeforeItStarts() {
        return startDate != null && endDate != null && endDate.isBefore(startDate);
    }
}
