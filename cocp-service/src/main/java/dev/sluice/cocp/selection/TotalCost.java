package dev.sluice.cocp.selection;

import java.util.List;
import java.util.Optional;

/**
 * What an offer costs over the term, in each of its currencies: they are never added up.
 *
 * @param ordersLeftOut amounts per order are not counted because nobody said how many orders there will be
 */
public record TotalCost(List<Money> amounts, boolean ordersLeftOut) {

    public TotalCost {
        amounts = List.copyOf(amounts);
    }

    /** The one amount; empty when there is none, or several currencies. */
    Optional<Money> single() {
        return amounts.size() == 1 ? Optional.of(amounts.getFirst()) : Optional.empty();
    }
}
