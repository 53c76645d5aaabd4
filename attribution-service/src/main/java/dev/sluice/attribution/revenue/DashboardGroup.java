package dev.sluice.attribution.revenue;

/** By what rows are added up. */
public enum DashboardGroup {
    MONTH,
    PRODUCT,
    SOLUTION_AREA,
    CUSTOMER,
    MARKET,
    SEGMENT,
    ATTRIBUTION,
    LOCATION,
    SALES_CHANNEL,
    SUBSCRIPTION;

    String of(DashboardRow row) {
        var value = switch (this) {
            case MONTH -> row.month().toString();
            case PRODUCT -> row.product();
            case SOLUTION_AREA -> row.solutionArea();
            case CUSTOMER -> row.customerTenantId().toString();
            case MARKET -> row.market();
            case SEGMENT -> row.segment();
            case ATTRIBUTION -> row.attribution();
            case LOCATION -> row.partnerId();
            case SALES_CHANNEL -> row.salesChannel();
            case SUBSCRIPTION -> row.subscriptionId();
        };
        return value == null ? "UNKNOWN" : value;
    }
}
