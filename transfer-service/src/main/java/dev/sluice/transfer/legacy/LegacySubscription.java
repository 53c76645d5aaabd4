package dev.sluice.transfer.legacy;

import dev.sluice.platform.paging.Position;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription in the traditional CSP.
 *
 * @param place its place in lists, and its name where only a UUID can be one
 * @param termEnd the instant at which the present term is over
 * @param renewalDay day of the month with which its terms end, where the month has it
 * @param promotion one is active, or was when it was bought
 * @param baseSubscriptionId whose add-on it is
 * @param partnerIdOnRecord the reseller of an indirect provider
 * @param migrationId the migration that has suspended it
 * @param tenure with whom it has been
 */
public record LegacySubscription(
        Position place,
        String id,
        UUID customerTenantId,
        UUID partnerTenantId,
        UUID offerId,
        SubscriptionStatus status,
        Instant statusSince,
        LocalDate purchasedOn,
        Instant termEnd,
        int renewalDay,
        Term termDuration,
        BillingCycle billingCycle,
        int quantity,
        boolean promotion,
        Segment segment,
        boolean trial,
        @Nullable String baseSubscriptionId,
        boolean autoRenew,
        @Nullable String partnerIdOnRecord,
        @Nullable UUID migrationId,
        Tenure tenure,
        long version) {

    /** UUIDs are one whatever their case. */
    public static String normal(String id) {
        var text = id.strip();
        return isUuid(text) ? text.toLowerCase(Locale.ROOT) : text;
    }

    static boolean isUuid(String id) {
        return id.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    }

    public boolean isActive() {
        return status == SubscriptionStatus.ACTIVE;
    }

    /** Whether the same partner has it for the same customer. */
    public boolean isOfTheSameParties(LegacySubscription other) {
        return customerTenantId.equals(other.customerTenantId) && partnerTenantId.equals(other.partnerTenantId);
    }

    public boolean isAddOn() {
        return baseSubscriptionId != null;
    }

    /** Of the present term. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(termEnd.minus(1, ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** The day after the last one. */
    public LocalDate renewsOn() {
        return lastDay().plusDays(1);
    }

    /** As it stands at an instant: a term that was over by then has been followed by the next, or by none. */
    public LegacySubscription at(Instant instant) {
        if (!isActive() || instant.isBefore(termEnd)) {
            return this;
        }
        if (!autoRenew) {
            return with(SubscriptionStatus.EXPIRED, termEnd, termEnd);
        }
        var terms = 1;
        while (!endAfter(terms).isAfter(instant)) {
            terms++;
        }
        return with(status, statusSince, endAfter(terms));
    }

    /** At the same time of the day as the present one. */
    private Instant endAfter(int terms) {
        var last = ended(
                YearMonth.from(lastDay())
                        .plusMonths(terms * termDuration.period().toTotalMonths()),
                renewalDay);
        return termEnd.plus(ChronoUnit.DAYS.between(lastDay(), last), ChronoUnit.DAYS);
    }

    private static LocalDate ended(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /** Whether its terms may end like this: the 28th of February says nothing against a 31st. */
    private boolean endsLike(LocalDate last) {
        return ended(YearMonth.from(last), renewalDay).equals(last);
    }

    /** The same, told again: what is known of its days holds where the file does not say otherwise. */
    LegacySubscription after(LegacySubscription known) {
        return known.endsLike(lastDay()) ? with(status, statusSince, termEnd, known.renewalDay) : this;
    }

    LegacySubscription with(SubscriptionStatus other, Instant since, Instant end) {
        return with(other, since, end, renewalDay);
    }

    private LegacySubscription with(SubscriptionStatus other, Instant since, Instant end, int day) {
        return new LegacySubscription(
                place,
                id,
                customerTenantId,
                partnerTenantId,
                offerId,
                other,
                since,
                purchasedOn,
                end,
                day,
                termDuration,
                billingCycle,
                quantity,
                promotion,
                segment,
                trial,
                baseSubscriptionId,
                autoRenew,
                partnerIdOnRecord,
                migrationId,
                tenure,
                version);
    }
}
