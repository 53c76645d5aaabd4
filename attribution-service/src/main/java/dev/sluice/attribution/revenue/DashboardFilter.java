package dev.sluice.attribution.revenue;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows are looked at; of what is empty everything. */
public record DashboardFilter(
        Set<String> products,
        Set<String> markets,
        Set<String> attributions,
        Set<String> locations,
        Set<String> salesChannels,
        Set<String> segments) {

    public DashboardFilter {
        products = Set.copyOf(products);
        markets = Set.copyOf(markets);
        attributions = Set.copyOf(attributions);
        locations = Set.copyOf(locations);
        salesChannels = Set.copyOf(salesChannels);
        segments = Set.copyOf(segments);
    }

    boolean shows(DashboardRow row) {
        return allows(products, row.product())
                && allows(markets, row.market())
                && allows(attributions, row.attribution())
                && allows(locations, row.partnerId())
                && allows(salesChannels, row.salesChannel())
                && allows(segments, row.segment());
    }

    private static boolean allows(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
