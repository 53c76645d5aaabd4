package dev.sluice.transfer.vendorlead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.paging.Position;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.Tenure;
import dev.sluice.transfer.milestone.Milestone;
import dev.sluice.transfer.milestone.MilestoneSegment;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A renewal that the vendor leads")
class VendorLeadTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // last day, term, from, until, of the offer, now, led on
                "2024-01-14, P1Y, 2024-01-01, 2024-12-31, -, 2023-11-01T00:00:00Z, 2024-01-15",
                "2023-12-31, P1Y, 2024-01-01, 2024-12-31, -, 2023-11-01T00:00:00Z, 2024-01-01",
                "2023-12-30, P1Y, 2024-01-01, 2024-12-31, -, 2023-11-01T00:00:00Z, 2024-12-31",
                "2024-12-30, P1Y, 2024-01-01, 2024-12-31, -, 2024-11-01T00:00:00Z, 2024-12-31",
                "2024-12-31, P1Y, 2024-01-01, 2024-12-31, -, 2024-11-01T00:00:00Z, -",
                "2024-01-14, P1Y, 2024-01-01, 2024-12-31, 2024-01-16, 2023-11-01T00:00:00Z, -",
                "2023-12-14, P1M, 2024-01-01, 2024-12-31, 2024-02-01, 2023-11-20T00:00:00Z, 2024-02-15",
                "2023-12-14, P3Y, 2024-01-01, -, -, 2023-11-20T00:00:00Z, 2026-12-15",
                "2024-01-14, P1Y, -, -, -, 2023-11-01T00:00:00Z, -"
            })
    void is_the_first_between_from_and_until(
            LocalDate last, Term term, LocalDate from, LocalDate until, LocalDate ofOffer, Instant now, LocalDate led) {
        var milestone = new Milestone(
                MilestoneSegment.COMMERCIAL, null, from, until, LocalDate.parse("2023-07-11"), "programme");
        var subscription = subscription(last, term, Segment.COMMERCIAL, SubscriptionStatus.ACTIVE, true, false);

        assertThat(new VendorLead(milestone, offer(ofOffer, true)).nextAfter(subscription, now))
                .isEqualTo(Optional.ofNullable(led));
    }

    @Test
    void is_none_of_what_is_not_active_does_not_renew_itself_or_leads_nowhere() {
        var milestone = new Milestone(
                MilestoneSegment.COMMERCIAL,
                null,
                LocalDate.parse("2024-01-01"),
                null,
                LocalDate.parse("2023-07-11"),
                "programme");
        var now = Instant.parse("2024-05-01T00:00:00Z");
        var end = LocalDate.parse("2024-06-30");
        var lead = new VendorLead(milestone, offer(null, true));

        assertThat(lead.nextAfter(
                        subscription(end, Term.P1Y, Segment.COMMERCIAL, SubscriptionStatus.ACTIVE, true, false), now))
                .isPresent();
        assertThat(lead.nextAfter(
                        subscription(end, Term.P1Y, Segment.COMMERCIAL, SubscriptionStatus.SUSPENDED, true, false),
                        now))
                .isEmpty();
        assertThat(lead.nextAfter(
                        subscription(end, Term.P1Y, Segment.COMMERCIAL, SubscriptionStatus.ACTIVE, false, false), now))
                .isEmpty();
        assertThat(lead.nextAfter(
                        subscription(end, Term.P1Y, Segment.COMMERCIAL, SubscriptionStatus.ACTIVE, true, true), now))
                .isEmpty();
        assertThat(lead.nextAfter(
                        subscription(end, Term.P1Y, Segment.EDUCATION, SubscriptionStatus.ACTIVE, true, false), now))
                .isEmpty();
        var byHand = new VendorLead(milestone, offer(null, false));
        assertThat(byHand.nextAfter(
                        subscription(end, Term.P1Y, Segment.COMMERCIAL, SubscriptionStatus.ACTIVE, true, false), now))
                .isEmpty();
        assertThat(new VendorLead(null, offer(null, true))
                        .nextAfter(
                                subscription(end, Term.P1Y, Segment.COMMERCIAL, SubscriptionStatus.ACTIVE, true, false),
                                now))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P1Y, COMMERCIAL, COMMERCIAL",
        "P1M, EDUCATION, PUBLIC_SECTOR",
        "P1Y, NONPROFIT, PUBLIC_SECTOR",
        "P3Y, EDUCATION, MULTI_YEAR"
    })
    void goes_by_its_segment_and_terms_of_several_years_by_their_own(
            Term term, Segment segment, MilestoneSegment milestone) {
        var subscription =
                subscription(LocalDate.parse("2024-06-30"), term, segment, SubscriptionStatus.ACTIVE, true, false);

        assertThat(VendorLead.segmentOf(subscription)).isEqualTo(milestone);
    }

    private static Offer offer(LocalDate vendorLedFrom, boolean enabled) {
        return new Offer(
                "M365_E3",
                "Microsoft 365 E3",
                null,
                UUID.randomUUID(),
                "CFQ7TTC0LFLX:0001",
                Segment.COMMERCIAL,
                List.of(),
                false,
                null,
                null,
                vendorLedFrom,
                enabled,
                List.of(new Plan(Term.P1Y, BillingCycle.MONTHLY)),
                null,
                List.of(),
                true,
                true,
                1);
    }

    private static LegacySubscription subscription(
            LocalDate last, Term term, Segment segment, SubscriptionStatus status, boolean autoRenew, boolean trial) {
        return new LegacySubscription(
                Position.START,
                "legacy-1",
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                status,
                Instant.EPOCH,
                last.minusYears(1),
                last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                last.getDayOfMonth(),
                term,
                BillingCycle.MONTHLY,
                25,
                false,
                segment,
                trial,
                null,
                autoRenew,
                null,
                null,
                new Tenure(last.minusYears(1), Instant.EPOCH, null),
                1);
    }
}
