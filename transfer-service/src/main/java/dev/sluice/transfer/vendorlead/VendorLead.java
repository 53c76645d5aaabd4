package dev.sluice.transfer.vendorlead;

import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.milestone.Milestone;
import dev.sluice.transfer.milestone.MilestoneSegment;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * At which renewal the vendor leads the migration of a subscription. Pure.
 *
 * @param milestone of its segment, or of multi-year terms; absent where nothing is known
 * @param offer to which the matrix leads; absent where it leads nowhere
 */
record VendorLead(@Nullable Milestone milestone, @Nullable Offer offer) {

    /** Nobody looks further ahead than this. */
    private static final int RENEWALS = 40;

    /** Terms of several years have milestones of their own, whatever the segment. */
    static MilestoneSegment segmentOf(LegacySubscription subscription) {
        if (subscription.termDuration() == Term.P3Y) {
            return MilestoneSegment.MULTI_YEAR;
        }
        return subscription.segment() == Segment.COMMERCIAL
                ? MilestoneSegment.COMMERCIAL
                : MilestoneSegment.PUBLIC_SECTOR;
    }

    /** The next renewal that the vendor leads; empty where there is none, or nothing that could renew or be led. */
    Optional<LocalDate> nextAfter(LegacySubscription subscription, Instant now) {
        if (!isLed(subscription)) {
            return Optional.empty();
        }
        var standing = subscription.at(now);
        return Stream.iterate(standing, known -> known.at(known.termEnd()))
                .limit(RENEWALS)
                .map(LegacySubscription::renewsOn)
                .filter(this::isLedOn)
                .findFirst();
    }

    /** Only what is active and renews itself, and what the matrix leads somewhere. */
    boolean isLed(LegacySubscription subscription) {
        return subscription.isActive()
                && subscription.autoRenew()
                && !subscription.trial()
                && offer != null
                && offer.migrationEnabled()
                && offer.availableInCsp()
                && offer.segment() == subscription.segment();
    }

    boolean isLedOn(LocalDate renewal) {
        if (milestone == null || offer == null) {
            return false;
        }
        var from = milestone.vendorLedFrom();
        var until = milestone.vendorLedUntil();
        var ofOffer = offer.vendorLedFrom();
        return from != null
                && !renewal.isBefore(from)
                && (until == null || !renewal.isAfter(until))
                && (ofOffer == null || !renewal.isBefore(ofOffer));
    }
}
