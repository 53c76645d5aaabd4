package dev.sluice.stack.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A portfolio")
class PortfolioTest {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @Test
    void is_the_same_for_the_same_seed() {
        assertThat(Portfolio.of(50, 7, TODAY)).isEqualTo(Portfolio.of(50, 7, TODAY));
        assertThat(Portfolio.of(50, 7, TODAY)).isNotEqualTo(Portfolio.of(50, 8, TODAY));
    }

    @Test
    void has_as_many_customers_as_were_wanted_and_names_nothing_twice() {
        var portfolio = Portfolio.of(1000, 1, TODAY);

        assertThat(portfolio.customers()).hasSize(1000);
        assertThat(tenants(portfolio)).doesNotHaveDuplicates();
        assertThat(portfolio.partners().stream().map(Portfolio.Partner::partnerId))
                .doesNotHaveDuplicates();
        assertThat(portfolio.partners().stream().map(Portfolio.Partner::pcn)).doesNotHaveDuplicates();
        assertThat(agreements(portfolio).map(Portfolio.Agreement::id)).doesNotHaveDuplicates();
        assertThat(agreements(portfolio)
                        .flatMap(each -> each.subscriptions().stream())
                        .map(Portfolio.Subscription::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void gives_customers_partners_of_their_own_region_who_transact() {
        assertThat(Portfolio.of(300, 1, TODAY).customers()).allSatisfy(customer -> {
            assertThat(customer.partner().transacts()).isTrue();
            assertThat(customer.country().equals("US"))
                    .isEqualTo(customer.partner().country().equals("US"));
        });
    }

    @Test
    void has_most_agreements_end_within_three_months_and_some_elsewhere() {
        var ends = agreements(Portfolio.of(1000, 1, TODAY))
                .map(Portfolio.Agreement::end)
                .toList();
        var soon = ends.stream()
                .filter(end -> end.isAfter(TODAY) && end.isBefore(TODAY.plusDays(90)))
                .count();

        assertThat(soon).isBetween(ends.size() * 6L / 10, ends.size() * 9L / 10);
        assertThat(ends).anyMatch(end -> end.isBefore(TODAY)).anyMatch(end -> end.isAfter(TODAY.plusDays(365)));
    }

    private static Stream<String> tenants(Portfolio portfolio) {
        return Stream.concat(
                portfolio.partners().stream().map(Portfolio.Partner::tenant),
                portfolio.customers().stream().map(Portfolio.Customer::tenant));
    }

    private static Stream<Portfolio.Agreement> agreements(Portfolio portfolio) {
        return portfolio.customers().stream().flatMap(each -> each.agreements().stream());
    }
}
