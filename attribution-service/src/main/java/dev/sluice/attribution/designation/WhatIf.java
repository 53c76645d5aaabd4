package dev.sluice.attribution.designation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers that a partner tries; what is left out is zero. */
public final class WhatIf {

    private static final int MOST = 1_000_000_000;
    private static final Set<String> TYPES = Set.of("CPOR", "DPOR", "CSP");

    private WhatIf() {}

    /** Of business applications. */
    public record BusinessApplications(
            @NotNull(message = "REQUIRED: ENTERPRISE or SMB?")
            Track track,

            @Min(-MOST) @Max(MOST) @Nullable Integer netCustomerAdds,
            @Min(0) @Max(MOST) @Nullable Integer intermediateCertifications,
            @Min(0) @Max(MOST) @Nullable Integer advancedCertifications,

            @DecimalMin("-100") @DecimalMax("1000000000") @Nullable
            Double usageGrowthPercent,

            @Min(0) @Max(MOST) @Nullable Integer deployments) {

        Map<Metric, Map<String, BigDecimal>> measured() {
            return Map.of(
                    Metric.NET_CUSTOMER_ADDS, whole(netCustomerAdds),
                    Metric.INTERMEDIATE_CERTIFICATIONS, whole(intermediateCertifications),
                    Metric.ADVANCED_CERTIFICATIONS, whole(advancedCertifications),
                    Metric.USAGE_GROWTH,
                            Map.of(
                                    "",
                                    usageGrowthPercent == null
                                            ? BigDecimal.ZERO
                                            : BigDecimal.valueOf(usageGrowthPercent)),
                    Metric.DEPLOYMENTS, whole(deployments));
        }
    }

    /** Of modern work: growth and deployments by type of association. */
    public record ModernWork(
            @NotNull(message = "REQUIRED: ENTERPRISE or SMB?")
            Track track,

            @Min(-MOST) @Max(MOST) @Nullable Integer netCustomerAdds,
            @Min(0) @Max(MOST) @Nullable Integer intermediateCertifications,
            @Min(0) @Max(MOST) @Nullable Integer advancedCertifications,
            @Nullable Map<String, @Min(-MOST) @Max(MOST) Integer> usageGrowth,
            @Nullable Map<String, @Min(0) @Max(MOST) Integer> deployments) {

        Map<Metric, Map<String, BigDecimal>> measured() {
            return Map.of(
                    Metric.NET_CUSTOMER_ADDS, whole(netCustomerAdds),
                    Metric.INTERMEDIATE_CERTIFICATIONS, whole(intermediateCertifications),
                    Metric.ADVANCED_CERTIFICATIONS, whole(advancedCertifications),
                    Metric.USAGE_GROWTH, byType(usageGrowth),
                    Metric.DEPLOYMENTS, byType(deployments));
        }

        /** Types that are none. */
        Set<String> strangers() {
            var named = new HashSet<String>();
            named.addAll(usageGrowth == null ? Set.of() : usageGrowth.keySet());
            named.addAll(deployments == null ? Set.of() : deployments.keySet());
            named.removeAll(TYPES);
            return named;
        }
    }

    private static Map<String, BigDecimal> whole(@Nullable Integer count) {
        return Map.of("", count == null ? BigDecimal.ZERO : BigDecimal.valueOf(count));
    }

    private static Map<String, BigDecimal> byType(@Nullable Map<String, Integer> counts) {
        return counts == null
                ? Map.of()
                : counts.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> BigDecimal.valueOf(each.getValue())));
    }
}
