package dev.sluice.attribution.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.revenue.Scenario.Bill;
import dev.sluice.attribution.revenue.Scenario.Sale;
import dev.sluice.attribution.revenue.Scenario.Tie;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The seed is printed by a failure. {@code -Dsluice.long=true} plays many stories. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("Whatever happens in whatever order")
class StatementPropertiesTest {

    static final int STORIES = Boolean.getBoolean("sluice.long") ? 40 : 2;
    static final YearMonth FIRST = YearMonth.of(2021, 1);

    /** What one telling of a story came to: credit by partner, and every association. */
    record Told(List<Map<String, BigDecimal>> credit, String state) {}

    @Test
    void statements_are_what_was_earned_and_every_line_adds_up() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (var story = 0; story < STORIES; story++) {
            var scenario = Scenario.random(random);
            var first = FIRST.plusMonths(3L * 2 * story);
            var told = tell(scenario, first, random);
            var again = tell(scenario, first.plusMonths(3), random);

            for (var partner = 0; partner < Scenario.PARTNERS; partner++) {
                assertThat(told.credit().get(partner))
                        .as("partner %d of story %d of seed %d", partner, story, seed)
                        .isEqualTo(scenario.credited(partner, first));
                assertThat(again.credit().get(partner))
                        .as("again: partner %d of story %d of seed %d", partner, story, seed)
                        .isEqualTo(scenario.credited(partner, first.plusMonths(3)));
            }
            assertThat(again.state()).as("story %d of seed %d", story, seed).isEqualTo(told.state());
        }
    }

    private static Told tell(Scenario scenario, YearMonth first, Random random) {
        try (var portfolio = new Portfolio()) {
            var story = new Telling(portfolio, first);
            story.prepare(scenario);
            var acts = new ArrayList<Runnable>();
            scenario.sales().forEach(sale -> twice(acts, random, () -> story.tell(sale)));
            scenario.ties().forEach(tie -> twice(acts, random, () -> story.tell(tie)));
            scenario.bills().forEach(bill -> twice(acts, random, () -> story.tell(bill)));
            IntStream.range(0, Scenario.MONTHS).forEach(month -> acts.add(() -> story.close(month)));
            Collections.shuffle(acts, random);
            acts.forEach(Runnable::run);
            portfolio.others.wasHeard();
            scenario.sales().forEach(story::tell);
            portfolio.others.wasHeard();
            return new Told(story.credit(), story.state());
        }
    }

    private static void twice(List<Runnable> acts, Random random, Runnable act) {
        acts.add(act);
        if (random.nextInt(3) == 0) {
            acts.add(act);
        }
    }

    /** One way to tell a story: parties and ids of its own. */
    static final class Telling {

        final Portfolio portfolio;
        final Billing billing;
        final YearMonth first;
        final List<UUID> partners;
        final Map<Integer, String> subscriptions = new HashMap<>();
        final Map<Integer, Map<String, Object>> lines = new HashMap<>();

        Telling(Portfolio portfolio, YearMonth first) {
            this.portfolio = portfolio;
            this.billing = new Billing(portfolio);
            this.first = first;
            this.partners = List.of(portfolio.seller, portfolio.influencer, portfolio.rival);
        }

        /** Of subscriptions nothing is known but that they are the customer's. */
        void prepare(Scenario scenario) {
            scenario.sales().forEach(sale -> portfolio.tellNobodys(subscription(sale.subscription())));
            portfolio.others.wasHeard();
            scenario.bills().forEach(bill -> lines.put(bill.number(), line(bill)));
        }

        String subscription(int number) {
            return subscriptions.computeIfAbsent(number, _ -> UUID.randomUUID().toString());
        }

        void tell(Sale sale) {
            portfolio.tellSale(
                    subscription(sale.subscription()),
                    partners.get(sale.partner()),
                    Scenario.at(first, sale.day()).toString().substring(0, "2016-08-01".length()));
        }

        void tell(Tie tie) {
            var row = new HashMap<String, Object>(Map.of(
                    "type", tie.type(),
                    "partnerTenantId", partners.get(tie.partner()),
                    "customerTenantId", portfolio.customer,
                    "from", Scenario.at(first, tie.day()).toString()));
            if (tie.subscription() != Scenario.OF_CUSTOMER) {
                row.put("subscriptionId", subscription(tie.subscription()));
            }
            if (tie.untilDay() != 0) {
                row.put("until", Scenario.at(first, tie.untilDay()).toString());
            }
            assertThat(billing.imports("associations", List.of(row)).getInt("progress.failed"))
                    .isZero();
        }

        void tell(Bill bill) {
            if (bill.number() % 2 == 0) {
                billing.tells(lines.get(bill.number()));
            } else {
                billing.bills(List.of(lines.get(bill.number())));
            }
        }

        private Map<String, Object> line(Bill bill) {
            var line = billing.line(first.plusMonths(bill.month()), subscription(bill.subscription()), bill.amount());
            line.put("currency", bill.currency());
            return line;
        }

        void close(int month) {
            billing.closes(first.plusMonths(month)).statusCode(anyOf(is(200), is(409)));
        }

        List<Map<String, BigDecimal>> credit() {
            return partners.stream().map(this::credit).toList();
        }

        private Map<String, BigDecimal> credit(UUID partner) {
            var sums = new TreeMap<String, BigDecimal>();
            for (var month = 0; month < Scenario.MONTHS; month++) {
                var statement =
                        billing.statement(partner, first.plusMonths(month)).statusCode(200);
                Scenario.add(sums, month, statement.extract().path("restatedTotals"));
                for (var line : Billing.lines(statement)) {
                    var explained = billing.explain(partner, first.plusMonths(month), (Integer) line.get("lineNo"))
                            .statusCode(200)
                            .body("amount", is(line.get("amount")))
                            .body("sum", is(line.get("amount")))
                            .extract();
                    assertThat(explained.<List<String>>path("inputs.amount").stream()
                                    .map(BigDecimal::new)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualByComparingTo(line.get("amount").toString());
                }
            }
            return sums;
        }

        /** Every association and every sum of every line, parties and subscriptions by number, days from the first month on. */
        String state() {
            var items = portfolio.associations("&pageSize=1000").extract().<List<Map<String, Object>>>path("items");
            var told = new TreeSet<String>();
            items.forEach(item -> told.add("%s %s %s %s %s"
                    .formatted(
                            item.get("type"),
                            item.get("partnerTenantId"),
                            item.get("subscriptionId"),
                            day(item.get("from")),
                            day(item.get("until")))));
            var text = String.join("\n", told);
            for (var i = 0; i < partners.size(); i++) {
                text = text.replace(partners.get(i).toString(), "partner " + i);
            }
            for (var each : subscriptions.entrySet()) {
                text = text.replace(each.getValue(), "subscription " + each.getKey());
            }
            return text.lines().sorted().toList().toString();
        }

        private String day(Object instant) {
            return instant == null
                    ? "open"
                    : Long.toString(Duration.between(Scenario.at(first, 0), Instant.parse(instant.toString()))
                            .toDays());
        }
    }
}
