package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.paging.Position;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.Tenure;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.CoTermination;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A legacy subscription")
class MigrationPolicyTest {

    static final Instant NOW = Instant.parse("2023-10-15T00:00:00Z");

    /** The rows of the programme's examples, each with the vendor's numbers. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "L1,  Active,    2023-02-10, 2024-02-10, P1Y, Monthly, false, COMMERCIAL, false, 0, true,  P1Y, Monthly, APPROVED, true,  -",
                "L2,  Suspended, 2023-02-10, 2024-02-10, P1Y, Monthly, false, COMMERCIAL, false, 0, true,  P1Y, Monthly, APPROVED, true,  0",
                "L4,  Active,    2022-10-15, 2023-10-15T18:00:00Z, P1Y, Annual, false, COMMERCIAL, false, 0, true, P1Y, Annual, APPROVED, true, 10",
                "L5,  Active,    2023-02-10, 2024-02-10, P1Y, Annual,  true,  COMMERCIAL, false, 0, true,  P1Y, Annual,  APPROVED, true,  3",
                "L6,  Active,    2023-02-10, 2024-02-10, P1Y, Annual,  false, COMMERCIAL, false, 2, true,  P1Y, Annual,  APPROVED, true,  4",
                "L7,  Active,    2023-02-10, 2024-02-10, P1Y, Annual,  false, COMMERCIAL, false, 0, false, P1Y, Annual,  APPROVED, true,  5",
                "L8,  Active,    2023-02-10, 2024-02-10, P1Y, Annual,  false, COMMERCIAL, false, 0, true,  P1M, Annual,  APPROVED, true,  6",
                "L9,  Active,    2023-10-01, 2024-10-01, P1Y, Monthly, false, COMMERCIAL, false, 0, true,  P1Y, Monthly, APPROVED, true,  7",
                "L10, Active,    2023-02-10, 2024-02-10, P1Y, Monthly, false, COMMERCIAL, false, 0, true,  P1Y, Monthly, BLOCKED,  true,  8",
                "L11, Active,    2023-02-10, 2024-02-10, P1Y, Monthly, false, COMMERCIAL, false, 0, true,  P1Y, Monthly, APPROVED, false, 9",
                "L15, Active,    2023-09-01, 2023-11-01, P1M, None,    false, COMMERCIAL, true,  0, true,  P1M, Monthly, APPROVED, true,  5",
                "all, Suspended, 2023-10-01, 2024-02-10, P1Y, Annual,  true,  COMMERCIAL, true,  1, true,  P1M, Annual,  PENDING,  false, 0 3 4 5 6 7 8 9",
                "5+6, Active,    2023-02-10, 2024-02-10, P1Y, Annual,  false, COMMERCIAL, false, 0, false, P1M, Annual,  APPROVED, true,  5 6",
                "0+2, Suspended, 2022-10-15, 2023-10-15T18:00:00Z, P1Y, Annual, false, COMMERCIAL, false, 0, true, P1Y, Annual, APPROVED, true, 0 2",
                "0,   Suspended, 2022-10-15, 2023-10-14T18:00:00Z, P1Y, Annual, false, COMMERCIAL, false, 0, true, P1Y, Annual, APPROVED, true, 0",
                "2,   Active,    2022-10-15, 2023-10-15T18:00:00Z, P1Y, Annual, true, COMMERCIAL, false, 0, true, P1Y, Annual, APPROVED, true, 2 3"
            })
    void migrates_or_every_reason_is_told(
            String row,
            String status,
            LocalDate bought,
            String termEnd,
            Term term,
            String cycle,
            boolean promotion,
            Segment segment,
            boolean trial,
            int missingAddOns,
            boolean mapped,
            Term wantedTerm,
            String wantedCycle,
            String tradeStatus,
            boolean resellerValid,
            String numbers) {
        var subscription = subscription(status, bought, end(termEnd), term, cycle, promotion, segment, trial, null);
        var asked = new MigrationPolicy.Situation(
                subscription,
                tradeStatus,
                mapped ? OFFER : null,
                LocalDate.parse("2022-03-01"),
                new Plan(wantedTerm, BillingCycle.of(wantedCycle)),
                25,
                false,
                null,
                new CoTermination(LocalDate.parse("2023-10-15"), wantedTerm, List.of()),
                Integer.MAX_VALUE,
                resellerValid,
                Collections.nCopies(missingAddOns, "add-on"),
                null,
                null,
                NOW);

        assertThat(numbers(asked)).isEqualTo(numbers == null ? List.of() : List.of(numbers.split(" ")));
    }

    @Test
    void migrates_in_its_last_hours_with_a_full_term_only() {
        var late = subscription(
                "Active",
                LocalDate.parse("2022-10-15"),
                NOW.plus(Duration.ofHours(24)),
                Term.P1Y,
                "Annual",
                false,
                Segment.COMMERCIAL,
                false,
                null);

        assertThat(numbers(asked(late, false, NOW.minusMillis(1)))).isEmpty();
        assertThat(numbers(asked(late, false, NOW))).containsExactly("10");
        assertThat(numbers(asked(late, true, NOW))).isEmpty();
        assertThat(MigrationPolicy.objections(asked(late, false, NOW))
                        .getFirst()
                        .from())
                .isEqualTo(late.termEnd());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2023-09-15, true",
                "-, 2023-09-16, false",
                "-, 2023-08-31, true",
                "base, 2023-09-15, true",
                "base, 2023-09-16, false",
                "base, 2023-09-14, true"
            })
    void counts_a_calendar_month_and_thirty_days_of_an_add_on(String base, LocalDate bought, boolean eligible) {
        var subscription = subscription(
                "Active",
                bought,
                Instant.parse("2024-02-10T00:00:00Z"),
                Term.P1Y,
                "Annual",
                false,
                Segment.COMMERCIAL,
                false,
                base);

        var found = MigrationPolicy.objections(asked(subscription, false, NOW));

        assertThat(found)
                .extracting(Objection::reason)
                .isEqualTo(eligible ? List.of() : List.of(Ineligibility.SUBSCRIPTION_ACTIVE_FOR_LESS_THAN_ONE_MONTH));
        assertThat(found)
                .allSatisfy(each -> assertThat(each.from())
                        .isEqualTo((base == null ? bought.plusMonths(1) : bought.plusDays(30))
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)));
    }

    /** Before the launch of its segment (L14), and for what leads to another segment's offer. */
    @Test
    void waits_for_its_offer_and_its_segment() {
        var subscription = subscription(
                "Active",
                LocalDate.parse("2023-02-10"),
                Instant.parse("2024-02-10T00:00:00Z"),
                Term.P1Y,
                "Annual",
                false,
                Segment.EDUCATION,
                false,
                null);
        var asked = asked(subscription, false, NOW);

        assertThat(numbers(asked)).containsExactly("5");

        var own = subscription(
                "Active",
                LocalDate.parse("2023-02-10"),
                Instant.parse("2024-02-10T00:00:00Z"),
                Term.P1Y,
                "Annual",
                false,
                Segment.COMMERCIAL,
                false,
                null);
        var early = new MigrationPolicy.Situation(
                own,
                "APPROVED",
                OFFER,
                LocalDate.parse("2023-11-01"),
                new Plan(Term.P1Y, BillingCycle.ANNUAL),
                5,
                false,
                null,
                new CoTermination(asked.day(), Term.P1Y, List.of()),
                5,
                true,
                List.of(),
                null,
                null,
                NOW);

        var found = MigrationPolicy.objections(early);
        assertThat(found).extracting(each -> each.reason().number()).containsExactly(5);
        assertThat(found.getFirst().from()).isEqualTo(Instant.parse("2023-11-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "P1Y, 2024-01-31, -",
                "P1Y, 2024-10-14, -",
                "P1Y, 2024-10-15, 11",
                "P1Y, 2023-10-14, 11",
                "P1Y, 2024-09-30, -",
                "P1Y, 2024-09-29, 12",
                "P1M, 2023-10-31, -",
                "P1M, 2023-10-30, 11",
                "P1M, 2023-10-20, 12"
            })
    void ends_with_another_subscription_or_with_a_month(Term term, LocalDate wanted, String number) {
        var subscription = subscription(
                "Active",
                LocalDate.parse("2023-02-10"),
                Instant.parse("2024-02-10T00:00:00Z"),
                Term.P1Y,
                "Monthly",
                false,
                Segment.COMMERCIAL,
                false,
                null);
        var anchors = List.of(new CoTermination.Anchor(Term.P1Y, LocalDate.parse("2024-01-31")));
        var asked = new MigrationPolicy.Situation(
                subscription,
                "APPROVED",
                OFFER,
                null,
                new Plan(term, BillingCycle.MONTHLY),
                5,
                false,
                wanted,
                new CoTermination(LocalDate.parse("2023-10-15"), term, anchors),
                5,
                true,
                List.of(),
                null,
                null,
                NOW);

        assertThat(numbers(asked)).isEqualTo(number == null ? List.of() : List.of(number));
    }

    static final Offer OFFER = new Offer(
            "M365_E3",
            "Microsoft 365 E3",
            null,
            UUID.randomUUID(),
            "CFQ7TTC0LFLX:0001",
            Segment.COMMERCIAL,
            List.of(),
            false,
            null,
            LocalDate.parse("2022-03-01"),
            LocalDate.parse("2024-01-01"),
            true,
            List.of(
                    new Plan(Term.P1M, BillingCycle.MONTHLY),
                    new Plan(Term.P1Y, BillingCycle.MONTHLY),
                    new Plan(Term.P1Y, BillingCycle.ANNUAL)),
            null,
            List.of(),
            true,
            true,
            1);

    private static MigrationPolicy.Situation asked(LegacySubscription subscription, boolean full, Instant at) {
        return new MigrationPolicy.Situation(
                subscription,
                "APPROVED",
                OFFER,
                LocalDate.parse("2022-03-01"),
                new Plan(Term.P1Y, BillingCycle.ANNUAL),
                25,
                full,
                null,
                new CoTermination(LocalDate.ofInstant(at, ZoneOffset.UTC), Term.P1Y, List.of()),
                Integer.MAX_VALUE,
                true,
                List.of(),
                null,
                null,
                at);
    }

    private static List<String> numbers(MigrationPolicy.Situation asked) {
        return MigrationPolicy.objections(asked).stream()
                .map(each -> String.valueOf(each.reason().number()))
                .toList();
    }

    private static Instant end(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    private static LegacySubscription subscription(
            String status,
            LocalDate bought,
            Instant end,
            Term term,
            String cycle,
            boolean promotion,
            Segment segment,
            boolean trial,
            String base) {
        return new LegacySubscription(
                Position.START,
                "legacy-1",
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                SubscriptionStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                NOW,
                bought,
                end,
                LocalDate.ofInstant(end.minusMillis(1), ZoneOffset.UTC).getDayOfMonth(),
                term,
                BillingCycle.of(cycle),
                25,
                promotion,
                segment,
                trial,
                base,
                true,
                null,
                null,
                new Tenure(bought, NOW, null),
                1);
    }
}
