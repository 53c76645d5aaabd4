package dev.sluice.benchmarks.attribution;

import java.time.YearMonth;
import java.util.Locale;
import java.util.StringJoiner;

/** Lines of revenue: as operations upload them, and as rows. */
final class Lines {

    static final String COPY =
            "copy revenue_line (line_id, subscription_id, customer_tenant_id, product, solution_area, month,"
                    + " currency, amount, quantity, sales_channel, usd_rate, usd_rate_day, recorded_at, edition) from stdin (format csv)";

    private static final String HEADER =
            "lineId,subscriptionId,customerTenantId,product,solutionArea,month,currency,amount,quantity,salesChannel";

    private Lines() {}

    static String upload(YearMonth month, int count) {
        var text = new StringJoiner("\n", HEADER + "\n", "\n");
        for (var n = 0; n < count; n++) {
            text.add(line(month, n, month.toString()));
        }
        return text.toString();
    }

    /** The same as rows of the table. */
    static String rows(YearMonth month, int from, int until) {
        var text = new StringBuilder();
        for (var n = from; n < until; n++) {
            text.append(line(month, n, month + "-01")).append(",1,1970-01-01,2026-01-01T00:00:00Z,0\n");
        }
        return text.toString();
    }

    private static String line(YearMonth month, int n, String day) {
        var subscription = n % Scale.SUBSCRIPTIONS;
        return String.format(
                Locale.ROOT,
                "%s-%d,sub-%d,20000000-0000-4000-8000-%012d,BUSINESS_CENTRAL,BUSINESS_APPLICATIONS,%s,USD,%d.%02d,1,CSP",
                month,
                n,
                subscription,
                subscription % Scale.CUSTOMERS,
                day,
                n % 1_000,
                n % 100);
    }
}
