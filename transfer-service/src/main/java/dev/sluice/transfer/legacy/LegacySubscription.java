package dev.sluice.transfer.legacy;

import dev.sluice.platform.paging.Position;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
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
        return text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
                ? text.toLowerCase(Locale.ROOT)
                : text;
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

    /** Counted from the present end, so that the 31st does not become the 28th for good. */
    private Instant endAfter(int terms) {
        var days = lastDay().plusMonths(terms * termDuration.period().toTotalMonths());
        return termEnd.plus(ChronoUnit.DAYS.between(lastDay(), days), ChronoUnit.DAYS);
    }

    LegacySubscription with(SubscriptionStatus other, Instant since, Instant end) {
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
