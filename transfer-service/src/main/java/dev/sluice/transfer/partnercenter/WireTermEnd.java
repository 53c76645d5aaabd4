package dev.sluice.transfer.partnercenter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A day on which a first term may end, as the vendor writes it.
 *
 * @param allowedCustomTermEndDateType calendarMonthAligned or subscriptionAligned
 * @param cotermSubscriptionIds of the latter: what ends on it
 */
public record WireTermEnd(
        String allowedCustomTermEndDateType,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> cotermSubscriptionIds,
        Instant allowedCustomTermEndDate) {

    static WireTermEnd ofMonth(LocalDate day) {
        return new WireTermEnd("calendarMonthAligned", List.of(), begin(day));
    }

    static WireTermEnd of(LocalDate day, List<UUID> subscriptions) {
        return new WireTermEnd("subscriptionAligned", subscriptions, begin(day));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
