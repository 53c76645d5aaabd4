package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Of what was transferred")
class TransferMoneyTest {

    /** Of Microsoft 365 E5 (no Teams) in Europe: a year at once, and a month of a year. */
    static final BigDecimal YEAR = new BigDecimal("648.00");

    static final BigDecimal MONTH = new BigDecimal("54.00");

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant nordlys = trade.customer("EUROPE");
    LocalDate start;

    @BeforeEach
    void both_serve_the_customer() {
        trade.heard();
        trade.related(roma, nordlys);
        trade.related(noordzee, nordlys);
        start = trade.today();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void a_year_that_was_paid_at_once_comes_back_by_days_and_is_paid_by_the_target() {
        var bought = handovers.bought(roma, nordlys, "Annual", 3);
        trade.advance(Duration.ofDays(66));

        var made = transferred(bought);

        var days = ChronoUnit.DAYS.between(start, start.plusYears(1));
        var rest = YEAR.multiply(BigDecimal.valueOf(3 * (days - 66)))
                .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_EVEN);
        var day = start.plusDays(66);
        assertThat(lines(roma, bought, day))
                .containsExactly(line("REFUND", day, start.plusYears(1).minusDays(1), rest.negate()));
        assertThat(lines(noordzee, made, day))
                .containsExactly(line("CHARGE", day, start.plusYears(1).minusDays(1), rest));
        assertThat(lines(roma, bought, start))
                .contains(line("CHARGE", start, start.plusYears(1).minusDays(1), YEAR.multiply(BigDecimal.valueOf(3))));
    }

    @Test
    void what_is_billed_monthly_is_billed_to_the_target_from_the_day_on() {
        var bought = handovers.bought(roma, nordlys, "Monthly", 10);
        var next = start.plusMonths(1);
        var after = start.plusMonths(2);
        trade.advance(Duration.ofDays(ChronoUnit.DAYS.between(start, next) + 5));

        var made = transferred(bought);
        trade.advance(Duration.ofDays(ChronoUnit.DAYS.between(next.plusDays(5), after)));

        var days = ChronoUnit.DAYS.between(next, after);
        var rest = MONTH.multiply(BigDecimal.valueOf(10 * (days - 5)))
                .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_EVEN);
        var all = Stream.of(start, next, after, next.plusDays(5))
                .distinct()
                .flatMap(day -> Stream.concat(lines(roma, bought, day).stream(), lines(noordzee, made, day).stream()))
                .distinct()
                .toList();
        assertThat(all)
                .containsExactlyInAnyOrder(
                        line("CHARGE", start, next.minusDays(1), new BigDecimal("540.00")),
                        line("CHARGE", next, after.minusDays(1), new BigDecimal("540.00")),
                        line("REFUND", next.plusDays(5), after.minusDays(1), rest.negate()),
                        line("CHARGE", next.plusDays(5), after.minusDays(1), rest),
                        line("CHARGE", after, start.plusMonths(3).minusDays(1), new BigDecimal("540.00")));
    }

    @Test
    void the_present_period_of_what_was_bought_elsewhere_comes_back_too() {
        var imported = handovers.imported(roma, nordlys, Map.of("startDate", start.minusDays(4)));

        var made = transferred(imported);

        var end = start.minusDays(4).plusMonths(1);
        var days = ChronoUnit.DAYS.between(start.minusDays(4), end);
        var rest = MONTH.multiply(BigDecimal.valueOf(10 * (days - 4)))
                .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_EVEN);
        assertThat(lines(roma, imported, start))
                .containsExactly(line("REFUND", start, end.minusDays(1), rest.negate()));
        assertThat(lines(noordzee, made, start)).containsExactly(line("CHARGE", start, end.minusDays(1), rest));
    }

    /** Nothing was charged yet, so nothing comes back: the target pays from its first day on. */
    @Test
    void what_begins_later_begins_with_the_target() {
        var first = start.plusDays(3);
        var imported = handovers.imported(roma, nordlys, Map.of("startDate", first));

        var made = transferred(imported);

        trade.get(noordzee.admin(), "/v1/subscriptions/" + made)
                .then()
                .body("startDate", is(first.toString()))
                .body("termEndDate", is(first.plusYears(1).minusDays(1).toString()));
        trade.advance(Duration.ofDays(3));
        assertThat(lines(noordzee, made, first))
                .containsExactly(line("CHARGE", first, first.plusMonths(1).minusDays(1), new BigDecimal("540.00")));
        assertThat(lines(roma, imported, first)).isEmpty();
        assertThat(lines(roma, imported, start)).isEmpty();
    }

    /** Returns the target's. */
    private String transferred(String subscription) {
        var id = handovers.asked(noordzee, roma, nordlys);
        handovers.accepted(roma, id, subscription);
        return handovers.inState(noordzee, id, "COMPLETE").path("lineItems[0].newSubscriptionId");
    }

    private List<List<String>> lines(Tenant partner, String subscription, LocalDate day) {
        return handovers.charges(partner, day).stream()
                .filter(line -> subscription.equals(line.get("subscriptionId")))
                .map(line -> Stream.of("kind", "from", "to", "amount")
                        .map(name -> String.valueOf(line.get(name)))
                        .toList())
                .toList();
    }

    private static List<String> line(String kind, LocalDate from, LocalDate to, BigDecimal amount) {
        return List.of(kind, from.toString(), to.toString(), amount.toPlainString());
    }
}
