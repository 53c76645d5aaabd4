package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.Dashboard;
import dev.sluice.attribution.revenue.Dashboard.Sum;
import dev.sluice.attribution.revenue.DashboardRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sums of a group of partners; without amounts for who may not see revenue. */
public record DashboardView(String from, String to, List<SumView> items, SumView total) {

    /**
     * What rows come to of which none counts twice.
     *
     * @param withoutRate amounts in currencies of which no rate is known; they are not in {@code revenueUsd}
     */
    public record SumView(
            String key,
            int customers,
            int subscriptions,
            long seats,
            @Nullable String revenueUsd,
            @Nullable Integer withoutRate) {

        static SumView of(Sum sum, boolean withRevenue) {
            return new SumView(
                    sum.key(),
                    sum.customers(),
                    sum.subscriptions(),
                    sum.seats(),
                    withRevenue ? sum.usd().toPlainString() : null,
                    withRevenue ? sum.withoutRate() : null);
        }
    }

    /** Rows of a month, as the vendor's reports have them. */
    public record Rows(String month, List<RowView> items) {

        static Rows of(String month, List<DashboardRow> rows, boolean withRevenue) {
            return new Rows(
                    month,
                    rows.stream().map(row -> RowView.of(row, withRevenue)).toList());
        }
    }

    /** A row. */
    public record RowView(
            UUID partnerTenantId,
            String partnerId,
            String attribution,
            UUID customerTenantId,
            @Nullable String customerName,
            @Nullable String customerMarket,
            @Nullable String customerSegment,
            String subscriptionId,
            @Nullable String subscriptionStatus,
            String product,
            String solutionArea,
            String salesChannel,
            long seats,
            boolean isDuplicateRowForPGA,
            @Nullable String currency,
            @Nullable String amount,
            @Nullable String revenueUsd) {

        static RowView of(DashboardRow row, boolean withRevenue) {
            return new RowView(
                    row.partnerTenantId(),
                    row.partnerId(),
                    row.attribution(),
                    row.customerTenantId(),
                    row.customerName(),
                    row.market(),
                    row.segment(),
                    row.subscriptionId(),
                    row.subscriptionStatus(),
                    row.product(),
                    row.solutionArea(),
                    row.salesChannel(),
                    row.seats(),
                    row.isDuplicateRowForPga(),
                    withRevenue ? row.currency() : null,
                    withRevenue ? row.amount().toPlainString() : null,
                    withRevenue && row.usd() != null ? row.usd().toPlainString() : null);
        }
    }

    static DashboardView of(Dashboard dashboard, boolean withRevenue) {
        return new DashboardView(
                dashboard.from().toString(),
                dashboard.to().toString(),
                dashboard.sums().stream()
                        .map(sum -> SumView.of(sum, withRevenue))
                        .toList(),
                SumView.of(dashboard.total(), withRevenue));
    }
}
