package dev.sluice.transfer.offer;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of an upload.
 *
 * @param market countries or regions; none: every market
 * @param endOfSale true, false, or the day from which it is no longer sold
 * @param terms none: nothing in CSP corresponds to it
 */
public record OfferRow(
        @NotBlank
        @Pattern(regexp = "[A-Za-z0-9_:/.-]{1,64}", message = "is 1 to 64 of letters, digits, _, :, /, . and -")
        String sku,

        @NotBlank @Size(max = 300) String name,
        @Nullable @Size(max = 300) String provisioningId,
        @Nullable UUID legacyOfferId,

        @Nullable
        @Pattern(
                regexp = "[A-Z0-9]{12}:[0-9A-Z]{4}(:[A-Z0-9]{12})?",
                message = "is product:sku or product:sku:availability")
        String catalogItemId,

        @NotNull Segment segment,

        @Nullable List<@Pattern(regexp = "[A-Z_]{2,32}", message = "is a country or a region") String> market,

        @Nullable
        @Pattern(
                regexp = "true|false|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
                message = "is true, false or a day")
        String endOfSale,

        @Nullable LocalDate selfMigrationFrom,
        @Nullable LocalDate vendorLedFrom,
        @Nullable Boolean migrationEnabled,
        @Nullable List<@Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y") String> terms,

        @Nullable List<@Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle") String> billingCycles,

        @Nullable @Min(1) Integer maxSeats,
        @Nullable List<@NotBlank String> upgradesTo) {

    /** What makes a row one of its kind within a version. */
    List<Object> identity() {
        return List.of(sku, legacyOfferId == null ? "" : legacyOfferId, segment, markets());
    }

    /** @throws java.time.DateTimeException when it looks like a day and is none */
    Optional<LocalDate> endOfSaleFrom() {
        return Optional.ofNullable(endOfSale)
                .filter(text -> !text.equals("true") && !text.equals("false"))
                .map(LocalDate::parse);
    }

    /** The pattern lets 31 February through. */
    boolean endsOnNoDay() {
        try {
            endOfSaleFrom();
            return false;
        } catch (DateTimeException e) {
            return true;
        }
    }

    List<String> markets() {
        return market == null ? List.of() : market.stream().distinct().sorted().toList();
    }

    List<String> upgrades() {
        return upgradesTo == null ? List.of() : List.copyOf(upgradesTo);
    }

    List<String> allTerms() {
        return terms == null ? List.of() : List.copyOf(terms);
    }

    List<String> allBillingCycles() {
        return billingCycles == null
                ? List.of()
                : billingCycles.stream()
                        .map(text -> BillingCycle.find(text).orElseThrow().spelling())
                        .toList();
    }
}
