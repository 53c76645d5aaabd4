package dev.sluice.transfer.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.Seed;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a subscription that goes from partner to partner")
class PassageMoneyTest {

    static final int CASES = Boolean.getBoolean("sluice.long") ? 100_000 : 2_000;
    static final List<Plan> PLANS = List.of(
            new Plan(Term.P1M, BillingCycle.MONTHLY),
            new Plan(Term.P1Y, BillingCycle.MONTHLY),
            new Plan(Term.P1Y, BillingCycle.ANNUAL),
            new Plan(Term.P3Y, BillingCycle.MONTHLY),
            new Plan(Term.P3Y, BillingCycle.ANNUAL),
            new Plan(Term.P3Y, BillingCycle.TRIENNIAL));

    /** Bought on 10 April 2024 for a year, transferred on 15 June: the source pays 66 days, the target 299 of 365. */
    @Test
    void the_source_pays_the_days_before_and_the_target_the_day_and_all_after() {
        var term = term(PLANS.get(2), LocalDate.of(2024, 4, 10), new BigDecimal("365.00"));
        var day = LocalDate.of(2024, 6, 15);

        var rest = term.from(day);

        assertThat(cost(term, day, 1)).isEqualTo("299.00");
        assertThat(new BigDecimal("365.00").subtract(cost(term, day, 1))).isEqualTo("66.00");
        assertThat(rest.startDate()).isEqualTo(day);
        assertThat(rest.termEndDate()).isEqualTo(LocalDate.of(2025, 4, 9));
        assertThat(cost(rest, day, 1)).isEqualTo("299.00");
    }

    /** As a vendor's blog counts it, the day itself would be the source's: 101 and 264. The official rule gives 100 and 265. */
    @Test
    void the_day_itself_is_the_targets() {
        var term = term(PLANS.get(2), LocalDate.of(2024, 7, 12), new BigDecimal("365.00"));

        assertThat(cost(term, LocalDate.of(2024, 10, 20), 1)).isEqualTo("265.00");
    }

    /** Whatever the plan, the price, the licences and the days of however many transfers: what all pay is what one would have paid. */
    @Test
    void every_day_of_the_term_is_paid_once_to_the_cent() {
        var seed = Seed.chosen();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var i = 0; i < CASES; i++) {
            var plan = PLANS.get(random.nextInt(PLANS.size()));
            var start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_500));
            var term = term(plan, start, BigDecimal.valueOf(random.nextInt(1, 1_000_000), 2));
            var licences = random.nextInt(1, 500);
            var days = daysOfTransfers(random, term);

            var split = split(term, licences, days);

            assertThat(split.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d, case %d: %s from %s, %d licences, on %s", seed, i, plan, start, licences, days)
                    .isEqualByComparingTo(whole(term, licences));
            assertFair(term, licences, days, split, "seed %d, case %d".formatted(seed, i));
        }
    }

    /** Each pays the part of each period that its days are of the period's, up to half a cent for each line that is rounded. */
    private static void assertFair(
            RunningTerm term, int licences, List<LocalDate> days, List<BigDecimal> split, String what) {
        var begin = term.begin();
        for (var i = 0; i < split.size(); i++) {
            var end = i < days.size() ? days.get(i) : term.termEndDate().plusDays(1);
            assertThat(split.get(i).doubleValue())
                    .as(what)
                    .isCloseTo(byDays(term, licences, begin, end), Offset.offset(0.011));
            begin = end;
        }
    }

    private static double byDays(RunningTerm term, int licences, LocalDate from, LocalDate until) {
        var sum = 0.0;
        for (var first = term.begin();
                !first.isAfter(term.termEndDate());
                first = term.period(first).end()) {
            var period = term.period(first);
            var since = from.isAfter(period.first()) ? from : period.first();
            var to = until.isBefore(period.end()) ? until : period.end();
            var days = Math.max(0, ChronoUnit.DAYS.between(since, to));
            sum += price(term) * licences * days / ChronoUnit.DAYS.between(period.first(), period.next());
        }
        return sum;
    }

    private static double price(RunningTerm term) {
        return term.price().orElseThrow().unitPrice().doubleValue();
    }

    private static BigDecimal whole(RunningTerm term, int licences) {
        var sum = BigDecimal.ZERO;
        for (var first = term.begin();
                !first.isAfter(term.termEndDate());
                first = term.period(first).end()) {
            sum = sum.add(cost(term, first, licences));
        }
        return sum;
    }

    /** What each partner pays: the periods that begin under it and what is left of the one that it takes over, less what it hands over. */
    private static List<BigDecimal> split(RunningTerm whole, int licences, List<LocalDate> days) {
        var paid = new ArrayList<BigDecimal>();
        var term = whole;
        for (var i = 0; i <= days.size(); i++) {
            var until = i < days.size() ? days.get(i) : whole.termEndDate().plusDays(1);
            var sum = BigDecimal.ZERO;
            for (var from = term.startDate();
                    from.isBefore(until);
                    from = term.period(from).end()) {
                sum = sum.add(cost(term, from, licences));
            }
            if (i < days.size()) {
                sum = sum.subtract(isBegun(term, until) ? cost(term, until, licences) : BigDecimal.ZERO);
                term = term.from(until);
            }
            paid.add(sum);
        }
        return paid;
    }

    /** A period that begins on the day itself was not paid by the one before. */
    private static boolean isBegun(RunningTerm term, LocalDate day) {
        return term.period(day).first().isBefore(day) && term.startDate().isBefore(day);
    }

    private static BigDecimal cost(RunningTerm term, LocalDate from, int licences) {
        return term.period(from).cost(term.price().orElseThrow().unitPrice(), licences, from);
    }

    private static List<LocalDate> daysOfTransfers(RandomGenerator random, RunningTerm term) {
        var length = (int) ChronoUnit.DAYS.between(term.startDate(), term.termEndDate());
        var days = new TreeSet<LocalDate>();
        for (var i = random.nextInt(4); i > 0; i--) {
            days.add(term.startDate().plusDays(random.nextInt(length + 1)));
        }
        return List.copyOf(days);
    }

    private static RunningTerm term(Plan plan, LocalDate start, BigDecimal price) {
        var made = new NewSubscription(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new PartnerRef(UUID.randomUUID(), "Roma"),
                "M365_BP_NO_TEAMS",
                "Microsoft 365 Business Premium",
                "IT",
                "x",
                1,
                plan,
                start,
                plan.termDuration().lastDay(start),
                null,
                Origin.ORDER,
                UUID.randomUUID(),
                null,
                null,
                null,
                null);
        return RunningTerm.first(made, new RunningTerm.Price(price, "EUR"));
    }
}
