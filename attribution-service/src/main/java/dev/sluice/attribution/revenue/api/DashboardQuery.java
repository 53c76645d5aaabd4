package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.DashboardFilter;
import dev.sluice.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rows are wanted; each parameter may come several times. */
public class DashboardQuery {

    private static final int DEFAULT = 12;
    private static final int MOST = 13;

    @QueryParam("months")
    @Nullable
    String months;

    @QueryParam("product")
    List<String> products = List.of();

    @QueryParam("customerMarket")
    List<String> markets = List.of();

    @QueryParam("attribution")
    List<String> attributions = List.of();

    @QueryParam("location")
    List<String> locations = List.of();

    @QueryParam("salesChannel")
    List<String> salesChannels = List.of();

    @QueryParam("customerSegment")
    List<String> segments = List.of();

    /** @throws Refusal 400 */
    int monthsBack() {
        if (months == null) {
            return DEFAULT;
        }
        try {
            var wanted = Integer.parseInt(months);
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusal.malformed("months", "INVALID_VALUE", "is a number from 1 to " + MOST);
    }

    DashboardFilter filter() {
        return new DashboardFilter(
                set(products), set(markets), set(attributions), set(locations), set(salesChannels), set(segments));
    }

    private static Set<String> set(List<String> values) {
        return values.stream().filter(value -> !value.isBlank()).collect(Collectors.toSet());
    }
}
