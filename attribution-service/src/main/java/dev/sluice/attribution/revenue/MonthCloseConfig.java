package dev.sluice.attribution.revenue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** When a month closes by itself. */
@ConfigMapping(prefix = "sluice.attribution")
public interface MonthCloseConfig {

    /** Day of the next month, at whose beginning in UTC a month closes. */
    @WithDefault("5")
    @Min(1)
    @Max(28)
    int monthCloseDay();

    /** The first closing day after the month is over that is still to come when the month is first heard of. */
    default Instant closesAt(YearMonth month, Instant heardOf) {
        var due = closingDayIn(month.plusMonths(1));
        if (due.isAfter(heardOf)) {
            return due;
        }
        var present = YearMonth.from(heardOf.atOffset(ZoneOffset.UTC));
        return closingDayIn(present).isAfter(heardOf) ? closingDayIn(present) : closingDayIn(present.plusMonths(1));
    }

    private Instant closingDayIn(YearMonth month) {
        return month.atDay(monthCloseDay()).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
