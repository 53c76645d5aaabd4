package dev.sluice.transfer.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as one version of the matrix has it, on a day.
 *
 * @param markets countries or regions; none: every market
 * @param endOfSale no longer sold on that day; a renewal as is remains possible
 * @param plans terms with the billing cycles that go with them; none: nothing in CSP corresponds to it
 * @param maxSeats of one customer over all its subscriptions
 * @param purchasable can be bought from the catalogue on that day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offer(
        String sku,
        String name,
        @Nullable String provisioningId,
        @Nullable UUID legacyOfferId,
        @Nullable String catalogItemId,
        Segment segment,
        List<String> markets,
        boolean endOfSale,
        @Nullable LocalDate endOfSaleFrom,
        @Nullable LocalDate selfMigrationFrom,
        @Nullable LocalDate vendorLedFrom,
        boolean migrationEnabled,
        List<Plan> plans,
        @Nullable Integer maxSeats,
        List<String> upgradesTo,
        boolean availableInCsp,
        boolean purchasable,
        int matrixVersion) {

    public Offer {
        markets = List.copyOf(markets);
        plans = List.copyOf(plans);
        upgradesTo = List.copyOf(upgradesTo);
    }
}
